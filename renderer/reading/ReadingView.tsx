export function ReadingView() {
  return <main id="main" data-region="main" tabIndex={-1} />
}
