/** Starts the browser's own download of an address. */
export function startDownload(name: string, url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}
