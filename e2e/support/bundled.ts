/** Briefings of the bundled pack that the specs open. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { allBriefings } from './plain-scan.ts'

export const WASHINGTON = 'Japan at the NATO summit in Washington, July 2024'

/** How many briefings the bundled pack has; every one of them names NATO. */
export const BUNDLED = readdirSync(join(import.meta.dirname, '../../resources/corpus/euro-atlantic-indo-pacific/briefings')).length

/** The Washington briefing as the library lists it. */
export const washington = async (page: Page) => {
  const found = (await allBriefings(page)).find((one) => one.title === WASHINGTON)
  if (found === undefined) throw new Error('The briefing is not in the library')
  return found
}
