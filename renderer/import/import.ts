/** Files as briefings: sent to main, looked at and repaired before they are added, or added many at once with one report. */
import type { ImportPreview, OwnPlace } from '../../core/contract/import-shapes.ts'
import { PACK_PART } from '../../core/contract/limits.ts'
import { MAX_IMPORT_BYTES } from '../../core/import/draft.ts'
import { type Repair, repaired } from '../../core/import/repair.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'
import { encoded } from '../editions/install.ts'
import { openBriefing } from '../state/app.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { type Failure, type FileImport, type Shown, useFileImport } from './import-state.ts'

const text = words.importing

/** Bytes of a part: base64 makes four characters of three. */
const PART = (PACK_PART / 4) * 3
/** What an earlier run still says is dropped. */
let runs = 0

const show = (open: FileImport | null): void => useFileImport.setState({ open })

/** Opens the dialog without a file. */
export const chooseFiles = (): void => {
  runs += 1
  show({ kind: 'choosing' })
}

export function closeImport(): void {
  runs += 1
  show(null)
}

async function send(file: File, isWanted: () => boolean): Promise<string> {
  if (file.size > MAX_IMPORT_BYTES) throw new Error(text.file.tooLarge)
  const upload = crypto.randomUUID()
  for (let part = 0; part === 0 || (part * PART < file.size && isWanted()); part += 1) {
    let data: string
    try {
      data = await encoded(file.slice(part * PART, (part + 1) * PART))
    } catch (error) {
      throw new Error(text.file.unreadable(file.name), { cause: error })
    }
    await call('imports.upload', { upload, part, data })
  }
  return upload
}

const read = async (file: File, isWanted: () => boolean): Promise<ImportPreview> =>
  call('imports.read', { upload: await send(file, isWanted), name: file.name })

/** One file is shown before it is added; several are added as they were understood. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const [file, ...more] = files
  if (file === undefined) return
  if (more.length > 0) return takeMany(files)
  runs += 1
  const mine = runs
  const isWanted = () => mine === runs
  const { name } = file
  show({ kind: 'reading', name })
  try {
    const preview = await read(file, isWanted)
    const { title, date } = preview.draft
    const as = preview.earlier === null ? 'new' : 'edition'
    if (isWanted()) show({ kind: 'shown', name, preview, title, date, repairs: [], touched: null, as, busy: false, fault: '' })
  } catch (error) {
    if (isWanted()) show({ kind: 'failed', name, message: messageOf(error) })
  }
}

async function takeMany(files: readonly File[]): Promise<void> {
  runs += 1
  const mine = runs
  const isWanted = () => mine === runs
  const added: OwnPlace[] = []
  const failures: Failure[] = []
  const tell = (name: string, done: number, running: boolean) => {
    if (isWanted()) show({ kind: 'many', running, name, done, of: files.length, added: [...added], failures: [...failures] })
  }
  for (const [done, file] of files.entries()) {
    if (!isWanted()) break
    tell(file.name, done, true)
    try {
      const preview = await read(file, isWanted)
      if (!isWanted()) break
      if (preview.same !== null) failures.push({ name: file.name, message: text.dialog.sameFile })
      else {
        const { title, date } = preview.draft
        added.push(await call('imports.add', { import: preview.import, title, date, repairs: [], as: 'new' }))
      }
    } catch (error) {
      failures.push({ name: file.name, message: messageOf(error) })
    }
  }
  if (added.length > 0) await useLibrary.getState().load()
  tell('', files.length, false)
  say(text.dialog.doneMany(added.length, failures.length))
}

/** Ends a run of many files after the one that is being read, and keeps what was added. */
export function stopImport(): void {
  const { open } = useFileImport.getState()
  runs += 1
  if (open?.kind === 'many') show({ ...open, running: false })
}

function change(changes: Partial<Shown>): void {
  const { open } = useFileImport.getState()
  if (open?.kind === 'shown') show({ ...open, fault: '', ...changes })
}

export const changeHead = (changes: Partial<Pick<Shown, 'title' | 'date' | 'as'>>): void => change(changes)

/** The blocks as they are after the repairs so far. */
export const blocksNow = ({ preview, repairs }: Pick<Shown, 'preview' | 'repairs'>) => repaired(preview.draft.blocks, repairs)

export function repair(one: Repair): void {
  const { open } = useFileImport.getState()
  if (open?.kind === 'shown') change({ repairs: [...open.repairs, one], touched: one.at })
}

export function undoRepair(): void {
  const { open } = useFileImport.getState()
  if (open?.kind === 'shown') change({ repairs: open.repairs.slice(0, -1), touched: open.repairs.at(-1)?.at ?? null })
}

export async function openPlace({ edition, briefing }: Pick<OwnPlace, 'edition' | 'briefing'>): Promise<void> {
  closeImport()
  await useLibrary.getState().load()
  openBriefing(edition, briefing)
}

/** Adds what is shown; what is wrong with title or date is told beside them. */
export async function addShown(): Promise<void> {
  const { open } = useFileImport.getState()
  if (open?.kind !== 'shown' || open.busy) return
  const { preview, repairs, as } = open
  const [title, date] = [open.title.trim(), open.date.trim()]
  if (title === '') return change({ fault: text.dialog.badTitle })
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(date)) return change({ fault: text.dialog.badDate })
  const mine = runs
  change({ busy: true })
  try {
    const place = await call('imports.add', { import: preview.import, title, date, repairs: [...repairs], as })
    if (mine !== runs) return
    await openPlace(place)
    say(text.dialog.added(place.title))
  } catch (error) {
    if (mine === runs) change({ busy: false, fault: messageOf(error) })
  }
}
