import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { words } from '../../core/words/index.ts'
import styles from './export.module.css'

const text = words.exporting.dialog

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

type Page = { page: PDFPageProxy; number: number; ratio: number }

/** The pages of a PDF, each drawn when it comes near the view. The bytes are the caller's: a copy is read. */
export default function PdfPages({ pdf }: { pdf: Uint8Array<ArrayBuffer> }) {
  const [pages, setPages] = useState<readonly Page[]>([])
  const [failed, setFailed] = useState('')
  useEffect(() => {
    let isWanted = true
    const task = getDocument({ data: pdf.slice(), verbosity: 0 })
    task.promise
      .then(pagesOf)
      .then((read) => {
        if (isWanted) setPages(read)
      })
      .catch((error: unknown) => {
        if (isWanted) setFailed(text.showFailed(error instanceof Error ? error.message : String(error)))
      })
    return () => {
      isWanted = false
      void task.destroy()
    }
  }, [pdf])
  if (failed !== '') return <p role="alert">{failed}</p>
  return (
    <ol className={styles.pages} aria-label={text.pages}>
      {pages.map((one) => (
        <li key={one.number}>
          <PageImage {...one} of={pages.length} />
        </li>
      ))}
    </ol>
  )
}

async function pagesOf(document: PDFDocumentProxy): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    pages.push({ page, number, ratio: width / height })
  }
  return pages
}

/** Pages this far outside the view are drawn already. */
const NEAR = '50%'

function PageImage({ page, number, ratio, of }: Page & { of: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    let drawing: ReturnType<PDFPageProxy['render']> | null = null
    const draw = () => {
      if (drawing !== null) return
      const scale = (element.clientWidth * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width
      drawing = page.render({ canvas: element, viewport: sized(element, page, scale) })
      // A page that went away while it was drawn is not missed.
      drawing.promise.catch(() => undefined)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) draw()
      },
      { rootMargin: NEAR },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      drawing?.cancel()
    }
  }, [page])
  return <canvas ref={canvas} role="img" aria-label={text.pageOf(number, of)} style={{ aspectRatio: ratio }} />
}

function sized(element: HTMLCanvasElement, page: PDFPageProxy, scale: number): ReturnType<PDFPageProxy['getViewport']> {
  const viewport = page.getViewport({ scale })
  element.width = Math.round(viewport.width)
  element.height = Math.round(viewport.height)
  return viewport
}
