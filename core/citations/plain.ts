/** `Title, 23 November 2026, ¶ 2, edition 1.` and then `Short title, ¶ 4.` */
import { placeIn } from '../notes/passages-cited.ts'
import { words } from '../words/index.ts'
import { type Style, italic, plain } from './model.ts'
import { britishDate, capital, joined, stopped } from './signs.ts'

const say = words.citations

export const plainStyle: Style = {
  full: ({ title, date, edition }, place) => [
    italic(title),
    plain(`, ${joined([britishDate(date), placeIn('plain', place), say.edition.plain(edition)])}.`),
  ],
  short: ({ title }, place) => [italic(title), plain(`, ${placeIn('plain', place)}.`)],
  entry: ({ title, date, pack, edition, label }) => [
    italic(title),
    plain(`, ${britishDate(date)}. ${pack}, ${say.edition.plain(edition)}${label === '' ? '' : ` (${label})`}.`),
  ],
  source: ({ title, publisher, date }) => [
    italic(title),
    plain(`${stopped(title).slice(title.length)} ${capital(publisher)}, ${britishDate(date)}.`),
  ],
}
