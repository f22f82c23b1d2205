import { useEffect } from 'react'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { usePackDrop } from '../editions/drop.ts'
import { useInstalling } from '../editions/installing.ts'
import { useFileDrop } from '../exchange/drop.ts'
import { useExchange } from '../exchange/exchange-state.ts'
import { shareMarks } from '../exchange/share.ts'
import { useImportDrop } from '../import/drop.ts'
import { useFileImport } from '../import/import-state.ts'
import { LibraryRail } from '../library/LibraryRail.tsx'
import { useApp } from '../state/app.ts'
import { editionById, metaById, useLibrary } from '../state/library.ts'
import { newNote } from '../state/notes.ts'
import { followReviews } from '../state/review-follow.ts'
import { changeSettings, useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { cx } from '../ui/cx.ts'
import { Boundary } from './Boundary.tsx'
import { Notices } from './Notices.tsx'
import { StatusLine } from './StatusLine.tsx'
import { TopBar } from './TopBar.tsx'
import { nextSize, toggleTheme, useAppearance } from './appearance.ts'
import { runCommand, useCommand } from './commands.ts'
import { commandFor, isTyping } from './keys.ts'
import { firstPaint } from './first-paint.ts'
import { focusRegion } from './regions.ts'
import { followHistory, goBack } from './history.ts'
import { followTitles } from './titles.ts'
import { late, lateCode } from './late.tsx'
import { goThroughHistory, listen } from './start.ts'
import styles from './Frame.module.css'

const opening = <p className={styles.blank}>{words.shell.opening}</p>
// The library is painted first: reading in the code of the views and laying out a briefing take longer than all the rest.
const views = lateCode(async () => {
  await firstPaint()
  return import('./views.ts')
})
/** Runs something of the late code once it is there. */
const inViews = (work: (code: Awaited<ReturnType<typeof views.load>>) => Promise<void>): void =>
  void views
    .load()
    .then(work)
    .catch((error: unknown) => say(messageOf(error)))
const ReadingView = late(views, (code) => code.ReadingView, <main id="main" tabIndex={-1} />)
const SearchView = late(views, (code) => code.SearchView, opening)
const MarksView = late(views, (code) => code.MarksView, opening)
const ReviewView = late(views, (code) => code.ReviewView, opening)
const BinView = late(views, (code) => code.BinView, opening)
const InstallDialog = late(views, (code) => code.InstallDialog)
const FileImportDialog = late(views, (code) => code.FileImportDialog)
const ExportDialog = late(views, (code) => code.ExportDialog)
const ImportDialog = late(views, (code) => code.ImportDialog)
const KeysDialog = late(views, (code) => code.KeysDialog)
const Palette = late(views, (code) => code.Palette)
// The editor is larger than all the rest: it is fetched when notes are opened for the first time.
const notes = lateCode(() => import('../notes/NotesView.tsx'))
const NotesView = late(notes, (code) => code.default, opening)

function useCommands(): void {
  const settings = useSettings()
  const { setView, openSearch, setDialog } = useApp.getState()
  const past = (direction: 'history.undo' | 'history.redo') =>
    void goThroughHistory(direction).catch((error: unknown) => say(messageOf(error)))
  useCommand('view.reading', () => setView('reading'))
  useCommand('view.search', openSearch)
  useCommand('view.notes', () => setView('notes'))
  useCommand('view.marks', () => setView('marks'))
  useCommand('view.review', () => setView('review'))
  useCommand('view.bin', () => setView('bin'))
  useCommand('pack.install', () => inViews((code) => code.choosePack()))
  useCommand('briefing.import', () => inViews(async (code) => code.chooseFiles()))
  useCommand('region.next', () => focusRegion(1))
  useCommand('region.previous', () => focusRegion(-1))
  useCommand('theme.toggle', () => void toggleTheme(settings))
  useCommand('text.larger', () => void changeSettings({ textSize: nextSize(settings.textSize, 1) }))
  useCommand('text.smaller', () => void changeSettings({ textSize: nextSize(settings.textSize, -1) }))
  useCommand('text.reset', () => void changeSettings({ textSize: 100 }))
  useCommand('settings.open', () => setDialog('settings'))
  useCommand('keys.show', () => setDialog('keys'))
  useCommand('palette.open', () => setDialog('palette'))
  useCommand('note.new', () => void newNote())
  useCommand('history.undo', () => past('history.undo'))
  useCommand('history.redo', () => past('history.redo'))
  useCommand('marks.export', () => {
    const { place } = useApp.getState()
    if (place === null) return false
    useApp.getState().requestExport({ kind: 'marks', ...place })
    return true
  })
  useCommand('marks.import', () => useExchange.getState().choose())
  useCommand('marks.share', () => {
    const { place } = useApp.getState()
    if (place === null) return false
    const title = metaById(useLibrary.getState().overview, place.edition, place.briefing)?.title ?? place.briefing
    void shareMarks({ kind: 'briefing', ...place }, title)
    return true
  })
  useCommand('marks.share-pack', () => {
    const { place } = useApp.getState()
    const edition = place === null ? undefined : editionById(useLibrary.getState().overview, place.edition)
    if (edition === undefined) return false
    void shareMarks({ kind: 'pack', pack: edition.pack }, edition.title)
    return true
  })
}

function useKeyboard(): void {
  const { letterKeys } = useSettings()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const modal = document.querySelector('dialog[open], [role="menu"]:popover-open') !== null
      if (!modal && event.altKey && event.key === 'ArrowLeft' && !isTyping(document.activeElement) && goBack()) {
        event.preventDefault()
        return
      }
      const typing = isTyping(document.activeElement)
      const id = commandFor(event, { view: useApp.getState().view, typing, modal, letterKeys })
      if (id !== undefined && runCommand(id)) event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [letterKeys])
}

export function App() {
  const view = useApp((state) => state.view)
  const dialog = useApp((state) => state.dialog)
  const exporting = useApp((state) => state.exportRequest !== null)
  const importing = useExchange((state) => state.importing !== null)
  const installing = useInstalling((state) => state.installing !== null)
  const importingFile = useFileImport((state) => state.open !== null)
  const { setDialog } = useApp.getState()
  useEffect(listen, [])
  useEffect(followHistory, [])
  useEffect(() => followReviews(firstPaint()), [])
  useEffect(() => followTitles(), [])
  useAppearance()
  useCommands()
  useKeyboard()
  useFileDrop()
  usePackDrop((folder) => inViews((code) => code.takeDropped(folder)))
  useImportDrop((files) => inViews((code) => code.takeFiles(files)))
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main">
        {words.shell.skip}
      </a>
      <TopBar />
      <Notices />
      <div className={cx(styles.body, view === 'reading' && styles.withRail)}>
        {view === 'reading' && <LibraryRail />}
        <Boundary key={view}>
          {view === 'reading' && <ReadingView />}
          {view === 'search' && <SearchView />}
          {view === 'notes' && <NotesView />}
          {view === 'marks' && <MarksView />}
          {view === 'review' && <ReviewView />}
          {view === 'bin' && <BinView />}
        </Boundary>
      </div>
      <StatusLine />
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === 'palette' && <Palette onClose={() => setDialog(null)} />}
      {exporting && <ExportDialog />}
      {importing && <ImportDialog />}
      {installing && <InstallDialog />}
      {importingFile && <FileImportDialog />}
    </div>
  )
}
