/** Much as OSCOLA: `Issuer, ‘Title’ (Pack, edn 1, 23 November 2026) para 2.` and then `‘Short title’ (n 1) para 4.` */
import { placeIn } from '../notes/passages-cited.ts'
import { words } from '../words/index.ts'
import { type Style, type Work, italic, plain } from './model.ts'
import { britishDate, capital, inSingle } from './signs.ts'

const say = words.citations
const quoted = (title: string): string => `‘${inSingle(title)}’`

const reference = ({ title, date, pack, issuer, edition }: Work) => [
  plain(`${issuer === '' ? '' : `${issuer}, `}${quoted(title)} (`),
  italic(pack),
  plain(`, ${say.edition.oscola(edition)}, ${britishDate(date)})`),
]

export const oscolaStyle: Style = {
  full: (work, place) => [...reference(work), plain(` ${placeIn('oscola', place)}.`)],
  short: ({ title, number }, place) => [plain(`${quoted(title)} ${say.note(number)} ${placeIn('oscola', place)}.`)],
  // A list of sources has no stops at the ends of its entries.
  entry: reference,
  source: ({ title, publisher, date }) => {
    const when = /^\d/u.test(date) ? ` (${britishDate(date)})` : `, ${date}`
    return [plain(`${capital(publisher)}, ${quoted(title)}${when}`)]
  },
}
