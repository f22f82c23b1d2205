/** The app's own addresses: `app://aide/` is the page, `app://print/` holds documents while they are printed. */
export const APP_SCHEME = 'app'
export const PAGE_HOST = 'aide'
export const PRINT_HOST = 'print'
export const PAGE_URL = `${APP_SCHEME}://${PAGE_HOST}/`

const hostOf = (url: string): string | null => {
  const parsed = URL.parse(url)
  return parsed !== null && parsed.protocol === `${APP_SCHEME}:` && parsed.port === '' && parsed.username === '' ? parsed.host : null
}

/** Whether `url` is the page's own address. Compared by parts, since Node gives every `app:` address the origin `null`. */
export const isPageUrl = (url: string): boolean => hostOf(url) === PAGE_HOST
export const isAppUrl = (url: string): boolean => isPageUrl(url) || hostOf(url) === PRINT_HOST
