/**
 * `node tools/bench/painting-write.ts FOLDER LETTERS MARKS`: the pack and the data folder of the painting bench for a test, with
 * `expected.json` beside them: the passages of the long briefing and the pieces of its marks.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateMarks, longBriefing, piecesOf, storeMarks, writePaintingPack } from './painting-data.ts'

const [folder = '', letters = '', count = ''] = process.argv.slice(2)
const long = longBriefing(Number(letters))
const marks = generateMarks(long, Number(count))
writePaintingPack(join(folder, 'pack'), long)
storeMarks(join(folder, 'data'), marks)
writeFileSync(join(folder, 'expected.json'), JSON.stringify({ long, pieces: piecesOf(long, marks) }))
