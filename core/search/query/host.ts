const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/(?:[^/?#@\s]*@)?(?:www\.)?|www\.)([^/?#:\s]+)/iu

/** The host of an address without `www.`; empty where a text is none. */
export function hostOf(url: string | undefined): string {
  return ADDRESS.exec(url ?? '')?.[1] ?? ''
}
