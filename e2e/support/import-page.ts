/** Adding files as briefings, as a person does it. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

export type Given = { name: string; bytes: Uint8Array | string }

export const importDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Add /u })
/** The passages to be, in the dialog. */
export const blocks = (page: Page): Locator => importDialog(page).getByRole('region', { name: 'As it will be' }).getByRole('listitem')

/** Drops files on the window as the system does. */
export async function dropFiles(page: Page, files: readonly Given[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes).toString('base64') }))
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, data: base64 } of given)
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
    return data
  }, given)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** Drops one file and adds it as it was understood; it is open then. */
export async function addFile(page: Page, file: Given): Promise<void> {
  await dropFiles(page, [file])
  await importDialog(page).getByRole('button', { name: 'Add to My briefings' }).click()
  await expect(importDialog(page)).toHaveCount(0)
}
