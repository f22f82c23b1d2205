import { Suspense, lazy, useState } from 'react'
import type { ExportFormat } from '../../core/export/formats.ts'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import type { PreviewRequest } from './usePreview.ts'
import { usePreview } from './usePreview.ts'
import styles from './export.module.css'

const text = words.exporting.dialog

/** Read when the first pages are shown. */
const PdfPages = lazy(() => import('./PdfPages.tsx'))

/** More words than these take seconds to lay out: that is done when it is asked for. */
const LONG = 20_000

type PreviewPaneProps = {
  /** Null while nothing can be exported. */
  request: PreviewRequest | null
  format: ExportFormat
  /** Words of what is exported, as far as they are known. */
  length: number
  /** While the export itself is being made. */
  isPaused: boolean
}

/** The very pages of the export, or its text. */
export function PreviewPane({ request, format, length, isPaused }: PreviewPaneProps) {
  const [isAsked, setAsked] = useState(false)
  const waits = length > LONG && !isAsked
  const preview = usePreview(waits ? null : request, isPaused)
  return (
    <div className={styles.preview}>
      {waits && (
        <>
          <p className={styles.help}>{text.showLong}</p>
          <Button onClick={() => setAsked(true)}>{text.showPages}</Button>
        </>
      )}
      {preview.kind === 'making' && <p className={styles.help}>{text.showing}</p>}
      {preview.kind === 'failed' && <p className={styles.help}>{preview.message}</p>}
      {preview.kind === 'text' && (
        <>
          <pre>{preview.text}</pre>
          {preview.isCut && <p className={styles.help}>{text.textCut}</p>}
        </>
      )}
      {preview.kind === 'pages' && (
        <>
          {(format === 'pdf' || format === 'docx' || format === 'html') && <p className={styles.help}>{text.pagesAs[format]}</p>}
          <Suspense>
            <PdfPages pdf={preview.pdf} />
          </Suspense>
        </>
      )}
    </div>
  )
}
