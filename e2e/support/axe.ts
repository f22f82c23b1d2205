/** What axe finds wrong with a page, or with a part of it. */
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { painted } from './reader-page.ts'

/** Each fault with the element it was found at. @param within selector of the part that is looked at */
export async function accessibilityFaults(page: Page, within?: string): Promise<string[]> {
  await painted(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (selector) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run(selector ?? document)
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
  }, within)
}
