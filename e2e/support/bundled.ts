/** Briefings of the bundled pack that the specs open. */
import type { Page } from '@playwright/test'
import { allBriefings } from './plain-scan.ts'

export const WASHINGTON = 'Japan at the NATO summit in Washington, July 2024'

/** The Washington briefing as the library lists it. */
export const washington = async (page: Page) => {
  const found = (await allBriefings(page)).find((one) => one.title === WASHINGTON)
  if (found === undefined) throw new Error('The briefing is not in the library')
  return found
}
