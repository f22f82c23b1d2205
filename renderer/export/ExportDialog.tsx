import { useEffect, useRef, useState } from 'react'
import { type ExportFormat, isData, isPaged } from '../../core/export/formats.ts'
import { CITATION_STYLES } from '../../core/model/settings.ts'
import { words } from '../../core/words/index.ts'
import { call } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import type { ExportSubject } from '../state/app.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { titleOf, useNotes } from '../state/notes.ts'
import { changeSettings, useSettings } from '../state/settings.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Checkbox, TextField } from '../ui/Field.tsx'
import { NoteChooser } from './NoteChooser.tsx'
import { PlanPane, PlanWarnings } from './PlanPane.tsx'
import { PreviewPane } from './PreviewPane.tsx'
import { StrictList } from './StrictList.tsx'
import { FormatField, PageFields } from './FormatFields.tsx'
import type { PageChoices } from './FormatFields.tsx'
import { fileNameFor, paperFor, renamedFor } from './plan.ts'
import { useMaking } from './useMaking.ts'
import { usePlan } from './usePlan.ts'
import styles from './export.module.css'

const text = words.exporting.dialog

/** Shown while an export is asked for: what goes in, on which paper, under which name. */
export default function ExportDialog() {
  const subject = useApp((state) => state.exportRequest)
  return subject === null ? null : <Open subject={subject} />
}

/** A folder that cannot be shown is not worth a word: the file is saved, and its name stands beside. */
const showSaved = () => void call('export.show', {}).catch(() => undefined)

const close = () => useApp.getState().requestExport(null)

function Open({ subject }: { subject: ExportSubject }) {
  const settings = useSettings()
  const overview = useLibrary((state) => state.overview)
  const notes = useNotes((state) => state.list)
  const [ids, setIds] = useState<readonly string[]>(subject.kind === 'notes' ? subject.ids : [])
  const [format, setFormat] = useState<ExportFormat>('pdf')
  const [page, setPage] = useState<PageChoices>(() => ({
    paper: paperFor(settings.paper, navigator.language),
    orientation: 'portrait',
    marking: '',
    lineNumbers: false,
  }))
  const [include, setInclude] = useState({ contents: true, sources: true, comments: true, text: false })
  const [author, setAuthor] = useState(settings.author)
  const [strict, setStrict] = useState(settings.strictExport)
  const [citationStyle, setCitationStyle] = useState(settings.citationStyle)
  const [typedTitle, setTypedTitle] = useState<string | null>(null)
  const [typedName, setTypedName] = useState<string | null>(null)
  const [today] = useState(() => new Date())
  const plan = usePlan(subject, ids)
  const making = useMaking()

  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  const isSeveral = subject.kind === 'notes' && subject.ids.length > 1
  const own = ownTitle()
  const title = typedTitle ?? own
  const name = typedName ?? fileNameFor(subject.kind === 'marks' ? text.marksFile(title) : title, today, format)
  const nothing = subject.kind === 'notes' ? ids.length === 0 && text.nothing : plan.marks?.marks === 0 && text.nothingMarks

  function ownTitle(): string {
    if (subject.kind === 'marks') return metaById(overview, subject.edition, subject.briefing)?.title ?? ''
    if (isSeveral) return ids.length === 0 ? '' : words.exporting.paper.titleNotes(ids.length)
    return titleOf(notes?.find((note) => note.id === subject.ids[0]) ?? plan.notes[0])
  }
  const heading = subject.kind === 'marks' ? text.titleMarks(own) : isSeveral ? text.titleNotes : text.titleNote(own)

  const request = {
    what:
      subject.kind === 'notes'
        ? { kind: 'notes' as const, ids: [...ids] }
        : { kind: 'marks' as const, edition: subject.edition, briefing: subject.briefing },
    format,
    ...page,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    author: author.trim(),
    include,
    strict,
    citationStyle,
  }
  const make = () => {
    const chosen = { author, strictExport: strict, citationStyle }
    if (author !== settings.author || strict !== settings.strictExport || citationStyle !== settings.citationStyle)
      void changeSettings(chosen)
    making.start({ ...request, fileName: name.trim() === '' ? fileNameFor(title, today, format) : name.trim() })
  }
  const chooseFormat = (wanted: ExportFormat) => {
    setFormat(wanted)
    if (typedName !== null) setTypedName(renamedFor(typedName, wanted))
  }
  const isMaking = making.state.kind === 'making'
  const leave = () => {
    making.stop()
    close()
  }
  const choice = (key: keyof typeof include, label: string) => (
    <Checkbox checked={include[key]} onChange={(event) => setInclude({ ...include, [key]: event.target.checked })}>
      {label}
    </Checkbox>
  )

  return (
    <Dialog title={heading} onClose={leave} wide className={styles.dialog}>
      <form
        className={styles.grid}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isMaking && nothing === false) make()
        }}
      >
        <div className={styles.form}>
          {isSeveral && <NoteChooser ids={ids} offered={subject.ids} onChange={setIds} />}
          <FormatField format={format} onChange={chooseFormat} />
          <div className={styles.columns} hidden={isData(format)}>
            <fieldset>
              <legend>{text.include}</legend>
              {subject.kind === 'marks' && choice('text', text.briefingText)}
              {choice('sources', text.sources)}
              {(isPaged(format) || format === 'html') && choice('contents', text.contents)}
              {choice('comments', text.comments)}
            </fieldset>
            {isPaged(format) && <PageFields page={page} format={format} onChange={setPage} />}
          </div>
          <fieldset>
            <legend>{text.quotes}</legend>
            <label className={styles.line}>
              {text.citations}
              <select
                className={styles.select}
                value={citationStyle}
                onChange={(event) => setCitationStyle(CITATION_STYLES.find((style) => style === event.target.value) ?? 'plain')}
              >
                {CITATION_STYLES.map((style) => (
                  <option key={style} value={style}>
                    {text.citationStyles[style]}
                  </option>
                ))}
              </select>
            </label>
            {subject.kind === 'notes' && (
              <Checkbox checked={strict} onChange={(event) => setStrict(event.target.checked)}>
                {text.strict}
              </Checkbox>
            )}
          </fieldset>
          <div className={styles.fields}>
            <TextField
              ref={first}
              label={text.docTitle}
              maxLength={300}
              value={title}
              onChange={(event) => setTypedTitle(event.target.value)}
            />
            <TextField
              label={text.author}
              maxLength={120}
              placeholder={text.authorHelp}
              value={author}
              onChange={(event) => setAuthor(event.target.value)}
            />
            <TextField label={text.fileName} maxLength={200} value={name} onChange={(event) => setTypedName(event.target.value)} />
          </div>
          {strict && subject.kind === 'notes' ? <StrictList notes={plan.notes} onGo={close} /> : <PlanWarnings tally={plan.tally} />}
        </div>
        <div className={`scroll ${styles.side}`}>
          <PlanPane plan={plan} ids={ids} />
          <PreviewPane
            isPaused={isMaking}
            request={nothing === false ? request : null}
            format={format}
            length={plan.notes.reduce((sum, note) => sum + note.words, 0)}
          />
        </div>
        <div className={styles.foot}>
          <div className={styles.outcome} role="status">
            {making.state.kind === 'idle' && <span className={styles.muted}>{nothing === false ? text.disk : nothing}</span>}
            {making.state.kind === 'making' && text.makingFor(text.steps[making.state.step], making.seconds)}
            {making.state.kind === 'done' && (
              <>
                {making.state.message}{' '}
                {making.state.isSaved && (
                  <Button look="quiet" onClick={showSaved}>
                    {text.showSaved}
                  </Button>
                )}
                {making.state.download !== null && (
                  <a href={making.state.download.url} download={making.state.download.name}>
                    {text.download}
                  </a>
                )}
              </>
            )}
            {making.state.kind === 'failed' && <span className={styles.failed}>{making.state.message}</span>}
          </div>
          <div className={styles.buttons}>
            <Button onClick={isMaking ? making.stop : leave}>
              {isMaking ? text.stop : making.state.kind === 'done' ? text.done : text.cancel}
            </Button>
            <Button look="solid" submit className={cx(isMaking && styles.waiting)} aria-disabled={isMaking || nothing !== false}>
              {making.state.kind === 'failed' ? text.tryAgain : text.make[format]}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  )
}
