import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Every host of this product has this class (Encoding Standard); the layer's `lib` only does not name it. */
declare const TextDecoder: new (label: 'utf-8', options: { fatal: true }) => { decode(bytes: Uint8Array): string }

/** The text as UTF-8; lone surrogates become U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array => utf8ToBytes(text)

/** @throws TypeError when the bytes are not UTF-8 */
export const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
