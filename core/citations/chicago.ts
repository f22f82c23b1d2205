/** Chicago notes: `“Title,” in Pack, ed. 1 (Issuer, November 23, 2026), par. 2.` and then `“Short Title,” par. 4.` */
import { placeIn } from '../notes/passages-cited.ts'
import { words } from '../words/index.ts'
import { type Style, italic, plain } from './model.ts'
import { americanDate, capital, inDouble, joined, stopped } from './signs.ts'

const say = words.citations
/** Commas and stops stand inside the quotation marks. */
const quoted = (title: string, stop: string): string => `“${stopped(inDouble(title), stop)}”`

export const chicagoStyle: Style = {
  full: ({ title, date, pack, issuer, edition }, place) => [
    plain(`${quoted(title, ',')} ${say.in.note} `),
    italic(pack),
    plain(`, ${say.edition.chicago(edition)} (${joined([issuer, americanDate(date)])}), ${placeIn('chicago', place)}.`),
  ],
  short: ({ title }, place) => [plain(`${quoted(title, ',')} ${placeIn('chicago', place)}.`)],
  entry: ({ title, date, pack, issuer, edition }) => [
    plain(`${issuer === '' ? '' : `${stopped(issuer)} `}${quoted(title, '.')} ${say.in.list} `),
    italic(pack),
    plain(`, ${say.edition.chicago(edition)}. ${stopped(americanDate(date))}`),
  ],
  source: ({ title, publisher, date }) => [
    plain(`${stopped(capital(publisher))} ${quoted(title, '.')} ${stopped(capital(americanDate(date)))}`),
  ],
}
