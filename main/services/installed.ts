/** Briefings as far as they are installed. */
import { ServiceError } from '../../core/contract/errors.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { Library } from './types.ts'

/** The briefing, or undefined when it is not installed or its file is damaged. Any other error is thrown on. */
export function briefingIn(library: Library, edition: string, briefing: string): Briefing | undefined {
  try {
    return library.briefing(edition, briefing)
  } catch (error) {
    if (error instanceof ServiceError && (error.code === 'not-found' || error.code === 'pack-damaged')) return undefined
    throw error
  }
}
