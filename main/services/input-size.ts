/**
 * Whether a value's JSON text stays within a limit, without making that text. Counts UTF-16 units (escapes not counted)
 * and stops at the limit, so junk of any size, depth or circularity costs no more than the limit allows.
 */
export function fitsIn(value: unknown, limit: number): boolean {
  let left = limit
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') left -= next.length + 3
    else if (typeof next !== 'object' || next === null) left -= 5
    else if (ArrayBuffer.isView(next)) left -= next.byteLength
    else {
      left -= 2
      for (const key of Object.keys(next)) {
        left -= Array.isArray(next) ? 1 : key.length + 4
        if (left < 0) return false
        open.push(Reflect.get(next, key))
      }
    }
    if (left < 0) return false
  }
  return true
}
