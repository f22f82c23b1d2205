import { EXPORT_FORMATS, type ExportFormat } from '../../core/export/formats.ts'
import { words } from '../../core/words/index.ts'
import { Checkbox, TextField } from '../ui/Field.tsx'
import styles from './export.module.css'

const text = words.exporting.dialog

export type PageChoices = {
  paper: 'A4' | 'Letter'
  orientation: 'portrait' | 'landscape'
  marking: string
  lineNumbers: boolean
}

/** In which format, and what it is good for. */
export function FormatField({ format, onChange }: { format: ExportFormat; onChange: (format: ExportFormat) => void }) {
  return (
    <div>
      <label className={styles.line}>
        <b>{text.format}</b>
        <select
          className={styles.select}
          aria-describedby="export-format-help"
          value={format}
          onChange={(event) => onChange(EXPORT_FORMATS.find((one) => one === event.target.value) ?? 'pdf')}
        >
          {EXPORT_FORMATS.map((one) => (
            <option key={one} value={one}>
              {text.formats[one]}
            </option>
          ))}
        </select>
      </label>
      <p id="export-format-help" className={styles.help}>
        {text.formatHelp[format]}
      </p>
    </div>
  )
}

type PageFieldsProps = { page: PageChoices; format: ExportFormat; onChange: (page: PageChoices) => void }

/** The page that a paper is set on. */
export function PageFields({ page, format, onChange }: PageFieldsProps) {
  return (
    <fieldset>
      <legend>{text.page}</legend>
      <label className={styles.line}>
        {text.size}
        <select
          className={styles.select}
          value={page.paper}
          onChange={(event) => onChange({ ...page, paper: event.target.value === 'Letter' ? 'Letter' : 'A4' })}
        >
          <option value="A4">{text.sizes.A4}</option>
          <option value="Letter">{text.sizes.Letter}</option>
        </select>
      </label>
      <label className={styles.line}>
        {text.orientation}
        <select
          className={styles.select}
          value={page.orientation}
          onChange={(event) => onChange({ ...page, orientation: event.target.value === 'landscape' ? 'landscape' : 'portrait' })}
        >
          <option value="portrait">{text.orientations.portrait}</option>
          <option value="landscape">{text.orientations.landscape}</option>
        </select>
      </label>
      {format === 'docx' && (
        <Checkbox checked={page.lineNumbers} onChange={(event) => onChange({ ...page, lineNumbers: event.target.checked })}>
          {text.lineNumbers}
        </Checkbox>
      )}
      <TextField
        label={text.marking}
        maxLength={60}
        placeholder={text.markingHelp}
        value={page.marking}
        onChange={(event) => onChange({ ...page, marking: event.target.value })}
      />
    </fieldset>
  )
}
