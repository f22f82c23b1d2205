/** All that the first frame does not show, in one file that is fetched right after it; the editor comes later still (App.tsx). */
export { default as ExportDialog } from '../export/ExportDialog.tsx'
export { default as ImportDialog } from '../exchange/ImportDialog.tsx'
export { default as MarksView } from '../marks/MarksView.tsx'
export { ReadingView } from '../reading/ReadingView.tsx'
export { default as SearchView } from '../search/SearchView.tsx'
export { default as KeysDialog } from './KeysDialog.tsx'
export { default as Palette } from './Palette.tsx'
