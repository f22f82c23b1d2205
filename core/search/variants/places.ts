/** Names of places that English writes in more than one way, after one language or another or after a change of name. */
import { tokenise } from '../../text/tokenise.ts'

/** Each line is one place. */
const PLACES = `
  Kyiv|Kiev
  Kharkiv|Kharkov
  Odesa|Odessa
  Lviv|Lvov
  Dnipro|Dnepr
  Mykolaiv|Nikolaev|Nikolayev
  Zaporizhzhia|Zaporizhia|Zaporozhye
  Luhansk|Lugansk
  Donbas|Donbass
  Chornobyl|Chernobyl
  Chernihiv|Chernigov
  Belarus|Byelorussia|Belorussia
  Moldova|Moldavia
  Chișinău|Kishinev
  Türkiye|Turkey
  Czechia|Czech Republic
  Bucharest|București
  Tbilisi|Tiflis
  Almaty|Alma-Ata
  Kyrgyzstan|Kirghizia
  Beijing|Peking
  Nanjing|Nanking
  Taipei|Taipeh
  Hong Kong|Hongkong
  Myanmar|Burma
  Yangon|Rangoon
  Mumbai|Bombay
  Kolkata|Calcutta
  Chennai|Madras
  Sri Lanka|Ceylon
  Timor-Leste|East Timor
  Eswatini|Swaziland
  Cabo Verde|Cape Verde
  Tehran|Teheran
  Mecca|Makkah
`

type Place = { terms: string; name: string }

const termsOf = (name: string): string =>
  tokenise(name)
    .map(({ term }) => term)
    .join(' ')

const PLACE_OF: ReadonlyMap<string, readonly Place[]> = new Map(
  PLACES.trim()
    .split('\n')
    .flatMap((line) => {
      const names = line
        .trim()
        .split('|')
        .map((name) => ({ terms: termsOf(name), name }))
      return names.map(({ terms }) => [terms, names] as const)
    }),
)

/** Other names of a place, as they are written. @param terms the folded terms of the whole name, with one space between */
export function otherPlaces(terms: string): string[] {
  return (PLACE_OF.get(terms) ?? []).flatMap((place) => (place.terms === terms ? [] : [place.name]))
}
