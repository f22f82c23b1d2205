/** Sizes that both ends of the bridge keep to. */

/** Largest message of either direction, in bytes of its JSON text; larger ones are answered with `too-large`. */
export const MAX_MESSAGE_BYTES = 6 * 1024 * 1024

/** Largest part of a file of a pack on its way to main, in characters of base64: 600 kB of the file. */
export const PACK_PART = 800_000
/** Largest pack that is taken over the bridge, in bytes of its files; larger ones are installed from a folder. */
export const MAX_SENT_PACK_BYTES = 1_000_000_000
/** Files of such a pack at most. */
export const MAX_SENT_PACK_FILES = 20_000
