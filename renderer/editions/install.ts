/** The installation of a pack: chosen or dropped, sent to main where the page knows no path, told, and the review opened after it. */
import type { CallInput } from '../../core/contract/calls.ts'
import { PACK_PART } from '../../core/contract/limits.ts'
import type { Installed } from '../../core/contract/review-shapes.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'
import { openBriefing } from '../state/app.ts'
import { editionById, useLibrary } from '../state/library.ts'
import { useReview } from '../state/review.ts'
import { openReview } from '../state/review-follow.ts'
import { say, useStatus } from '../state/status.ts'
import type { PackFolder } from './folder.ts'
import { filesBelow, listedFiles, packIn } from './folder.ts'
import type { Installing } from './installing.ts'
import { useInstalling } from './installing.ts'

const text = words.editions.install

/** Bytes of a part: base64 makes four characters of three. */
const PART = (PACK_PART / 4) * 3
let runs = 0

/** A part of a file in base64. */
export const encoded = (part: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).split(',', 2)[1] ?? ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(part)
  })

async function sendFile(upload: string, path: string, file: File): Promise<void> {
  for (let part = 0; part === 0 || part * PART < file.size; part += 1) {
    let data: string
    try {
      data = await encoded(file.slice(part * PART, (part + 1) * PART))
    } catch (error) {
      throw new Error(text.unreadable(path), { cause: error })
    }
    await call('editions.upload', { upload, file: path, part, data })
  }
}

/** Sends the manifest and the files it lists, and nothing else of the folder. */
async function send({ files }: PackFolder, told: (done: number, of: number) => void, isWanted: () => boolean): Promise<string> {
  const upload = crypto.randomUUID()
  const manifest = files.get('manifest.json')
  if (manifest === undefined) throw new Error(words.errors.install.noPack)
  const listed = (await listedFiles(manifest)).filter((path) => files.has(path))
  for (const [done, path] of ['manifest.json', ...listed].entries()) {
    const file = files.get(path)
    if (!isWanted()) return upload
    if (file !== undefined) await sendFile(upload, path, file)
    told(done + 1, listed.length + 1)
  }
  return upload
}

const show = (installing: Installing | null): void => useInstalling.setState({ installing })

/** Runs one installation; what an earlier one still says is dropped. */
async function run(
  begin: Installing,
  work: (tell: (state: Installing) => void, isWanted: () => boolean) => Promise<CallInput<'editions.install'>>,
) {
  runs += 1
  const mine = runs
  const isWanted = () => mine === runs
  const tell = (installing: Installing) => {
    if (isWanted()) show(installing)
  }
  tell(begin)
  try {
    const from = await work(tell, isWanted)
    if (!isWanted()) return
    tell({ kind: 'checking' })
    await finish(await call('editions.install', from), tell)
  } catch (error) {
    tell({ kind: 'failed', message: messageOf(error) })
  }
}

/** Main has begun to look for marks when it answers: the edition has a review then, or nothing to review. */
async function finish(installed: Installed, tell: (state: Installing) => void): Promise<void> {
  await Promise.all([useLibrary.getState().load(), useReview.getState().loadReviews()])
  const hasReview = useReview.getState().reviews.some(({ edition }) => edition === installed.edition)
  if (!hasReview || installed.cautions.length > 0) return tell({ kind: 'done', installed, hasReview })
  show(null)
  openReview(installed.edition)
  say(words.review.opened(words.editions.name(splitEditionId(installed.edition).number, installed.label)))
}

/** The system's dialog where the shell has one, else one that asks for the folder. */
export async function choosePack(): Promise<void> {
  if (useStatus.getState().status?.shell !== 'electron') return show({ kind: 'choosing' })
  try {
    const answer = await call('editions.choose', {})
    if (answer.kind === 'unavailable') show({ kind: 'choosing' })
    if (answer.kind === 'chosen') await run({ kind: 'checking' }, async () => ({ path: answer.path }))
  } catch (error) {
    show({ kind: 'failed', message: messageOf(error) })
  }
}

/** Installs the pack that lies among these files. */
export const takePack = (name: string, files: () => Promise<ReadonlyMap<string, File>>): Promise<void> =>
  run({ kind: 'reading', name }, async (tell, isWanted) => {
    const folder = packIn(await files())
    const upload = await send(folder, (done, of) => tell({ kind: 'sending', name, done, of }), isWanted)
    return { upload }
  })

/** Installs the pack in a folder that was dropped. */
export const takeDropped = (folder: FileSystemDirectoryEntry): Promise<void> => takePack(folder.name, () => filesBelow(folder))

/** Opens the first briefing of what was installed. */
export function openInstalled({ edition }: Installed): void {
  closeInstall()
  const opened = editionById(useLibrary.getState().overview, edition)
  const first = opened?.collections[0]?.briefings[0] ?? opened?.briefings[0]?.id
  if (first !== undefined) openBriefing(edition, first)
}

export function closeInstall(): void {
  runs += 1
  show(null)
}
