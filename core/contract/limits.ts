/** Sizes that both ends of the bridge keep to. */

/** Largest message of either direction, in bytes of its JSON text; larger ones are answered with `too-large`. */
export const MAX_MESSAGE_BYTES = 6 * 1024 * 1024
