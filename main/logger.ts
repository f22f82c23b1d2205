/** A logger that writes one line an entry to stderr; stdout stays for what the person who started the reader must see. */
import type { Logger } from './services/ports.ts'

const LEVELS = ['error', 'warn', 'info'] as const
type Level = (typeof LEVELS)[number]

/** `AIDE_LOG` chooses the least level written: `error`, `warn` (the default) or `info`. */
export const createLogger = (
  wanted: string | undefined = process.env.AIDE_LOG,
  write = (line: string) => void process.stderr.write(line),
): Logger => {
  const least = Math.max(
    LEVELS.findIndex((level) => level === (wanted ?? 'warn')),
    0,
  )
  const log = (level: Level) => (message: string, fields?: Record<string, unknown>) => {
    if (LEVELS.indexOf(level) > least) return
    write(`${level}: ${message}${fields === undefined ? '' : ` ${JSON.stringify(fields, plainErrors)}`}\n`)
  }
  return { info: log('info'), warn: log('warn'), error: log('error') }
}

const plainErrors = (_key: string, value: unknown): unknown => (value instanceof Error ? `${value.name}: ${value.message}` : value)
