// The box and its results: parts shown and completed, faults said in words, filters as controls, other spellings, reasons.
import { expect, test } from '../support/browser-shell.ts'
import type { Page } from '@playwright/test'
import { BUNDLED } from '../support/bundled.ts'
import { allBriefings, scanFor } from '../support/plain-scan.ts'
import { called, goTo, libraryPainted, noteTitle, search, searchBox, searchHits, searchTotals } from '../support/reader-page.ts'
import { slowLine } from '../support/slow-line.ts'

test.beforeEach(({ page }) => libraryPainted(page))

const offers = (page: Page) => page.getByRole('listbox', { name: 'Fields and values' })
const rail = (page: Page) => page.getByRole('complementary', { name: 'Filters and recent searches' })
const titles = (page: Page) => page.getByRole('region', { name: 'Passages' }).getByRole('heading', { level: 3 })
const other = (page: Page) => page.getByRole('region', { name: 'Written in another way' })

test('fields and values are offered and taken by keys alone', async ({ page }) => {
  await search(page, 'summit to')
  await expect(searchBox(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(offers(page).getByRole('option')).toHaveText([/^topic:/u])
  await page.keyboard.press('ArrowDown')
  await expect(searchBox(page)).toHaveAttribute('aria-activedescendant', /./u)
  await page.keyboard.press('Tab')
  await expect(searchBox(page)).toHaveValue('summit topic:')
  await expect(searchBox(page)).toBeFocused()
  await expect(offers(page).getByRole('option').first()).toContainText(/\d+ briefings?$/u)
  await page.keyboard.type('summ')
  await expect(offers(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(searchBox(page)).toHaveValue('summit topic:summits ')
  await expect(offers(page)).toHaveCount(0)
  await page.keyboard.type('re')
  await expect(offers(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(offers(page)).toHaveCount(0)
  await expect(searchBox(page)).toHaveValue('summit topic:summits re')
})

test('publishers, years and months are offered with their briefings', async ({ page }) => {
  await search(page, '')
  await searchBox(page).pressSequentially('source:Jiji')
  const wired = (await allBriefings(page)).filter(({ sources }) =>
    sources.some(({ publisher }) => publisher === 'Jiji Press via nippon.com'),
  )
  const nippon = offers(page).getByRole('option').filter({ hasText: '"Jiji Press via nippon.com"' })
  await expect(nippon).toContainText(`${wired.length} briefings`)
  await searchBox(page).fill('')
  await searchBox(page).pressSequentially('date:2026')
  await expect(offers(page).first()).toContainText(/^2026.*briefing/u)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(searchBox(page)).toHaveValue('date:2026 ')
})

test('values that come in after their words were typed are offered without another key', async ({ page, shell }) => {
  const line = await slowLine(page)
  await page.goto('about:blank')
  await page.goto(shell.url)
  await libraryPainted(page)
  line.hold()
  await search(page, 'source:Jiji')
  await expect(searchBox(page)).toHaveValue('source:Jiji')
  await expect(offers(page)).toHaveCount(0)
  line.release()
  await expect(offers(page).first()).toContainText('"Jiji Press via nippon.com"')
})

test('a plain word brings no offers, so that the arrow keys move through the results', async ({ page }) => {
  await search(page, 'nato')
  await expect(searchHits(page).first()).toHaveAttribute('aria-current', 'true')
  await expect(offers(page)).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(searchHits(page).nth(1)).toHaveAttribute('aria-current', 'true')
})

test('what could not be read is named and said in words, and the rest is searched', async ({ page }) => {
  await search(page, 'nato date:banana ')
  const told = page.getByRole('status').filter({ hasText: 'banana' })
  await expect(told).toContainText('date:banana is not a date that can be read.')
  await expect(told).toContainText('That part was passed over.')
  await expect(searchTotals(page)).toContainText(`in ${BUNDLED} briefings`)
  await searchBox(page).fill('nato topic:sumits ')
  await expect(page.getByRole('status').filter({ hasText: 'topic:sumits' })).toContainText('Near it: topic:summits')
  await searchBox(page).fill('(riga OR "nato')
  await expect(page.getByRole('status').filter({ hasText: 'quotation mark' })).toContainText('A quotation mark is not closed.')
  await expect(page.getByRole('status').filter({ hasText: 'parenthesis' })).toContainText('( A parenthesis is not closed.')
  await expect(searchTotals(page)).not.toHaveText(/^0 results/u)
  await searchBox(page).fill('nato ')
  await expect(page.getByRole('status').filter({ hasText: 'closed' })).toHaveCount(0)
})

test('filters write the query and read it back, with exact counts', async ({ page }) => {
  await search(page, 'nato ')
  await expect(titles(page)).toHaveCount(BUNDLED)
  const eastern = (await allBriefings(page)).filter(({ regions }) => regions.includes('Eastern Europe')).length
  const region = rail(page).getByRole('checkbox', { name: /^Eastern Europe/u })
  await expect(region).toHaveAccessibleName(new RegExp(`\\b${eastern}$`, 'u'))
  await region.check()
  await expect(searchBox(page)).toHaveValue('region:"Eastern Europe" nato ')
  await expect(titles(page)).toHaveCount(eastern)
  await expect(searchTotals(page)).toContainText(`in ${eastern} briefings`)
  await rail(page)
    .getByRole('checkbox', { name: /^Baltic/u })
    .check()
  await expect(searchBox(page)).toHaveValue('(region:"Eastern Europe" OR region:Baltic) nato ')
  await rail(page).getByRole('textbox', { name: 'From', exact: true }).pressSequentially('2024-07')
  await expect(searchBox(page)).toHaveValue('date:2024-07.. (region:"Eastern Europe" OR region:Baltic) nato ')
  await rail(page).getByRole('textbox', { name: 'From', exact: true }).fill('2024-13')
  await expect(rail(page)).toContainText('Write 2024, 2024-07 or 2024-07-11.')
  await rail(page).getByRole('button', { name: 'Clear 3' }).click()
  await expect(searchBox(page)).toHaveValue('nato ')
  await expect(region).not.toBeChecked()
  await searchBox(page).fill('source:kantei colour:pink has:note ')
  await expect(rail(page).getByRole('textbox', { name: 'Words of a source, publisher or web address' })).toHaveValue('kantei')
  await expect(rail(page).getByRole('checkbox', { name: /Disputed/u })).toBeChecked()
  await expect(rail(page).getByRole('checkbox', { name: 'Passages quoted in a note' })).toBeChecked()
})

test('the numbers beside filters say what they count, and count both lists', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await expect(rail(page)).toContainText('Numbers are briefings in all packs.')
  const region = rail(page).getByRole('group', { name: 'Region' }).getByRole('checkbox').first()
  await search(page, 'kishida ')
  await expect(rail(page)).toContainText('Numbers are briefings found.')
  await expect(region).toHaveAccessibleName(/ ?[1-9]\d*$/u)
  const told = await region.evaluate((box) => box.closest('label')?.textContent ?? '')
  await searchBox(page).fill('kishda ')
  await expect(rail(page)).toContainText('Numbers are briefings found, in both lists.')
  await expect.poll(() => region.evaluate((box) => box.closest('label')?.textContent ?? '')).toBe(told)
})

test('other forms and near spellings stand in a second list, each one click from an exact search', async ({ page }) => {
  const { passages } = await scanFor(page, 'Kishida')
  await search(page, 'Kishda ')
  await expect(page.getByText('Nothing matches Kishda as it is written.')).toBeVisible()
  await expect(other(page)).toContainText(`1 near spelling: Kishida ${passages}`)
  await other(page)
    .getByRole('button', { name: /^Search exactly Kishida/u })
    .click()
  await expect(searchBox(page)).toHaveValue('Kishida ')
  await expect(searchTotals(page)).toContainText(`${passages} passages`)
  await expect(searchBox(page)).toBeFocused()

  await searchBox(page).fill('partner ')
  await expect(other(page)).toContainText('Other forms: partners')
  const exactly = await searchTotals(page).textContent()
  await page.getByRole('checkbox', { name: 'Exact letters only' }).check()
  await expect(other(page)).toHaveCount(0)
  await expect(searchTotals(page)).toHaveText(exactly ?? '')
})

test('each briefing tells why it is here', async ({ page }) => {
  await search(page, 'nato summit ')
  await page
    .getByRole('button', { name: /^Why .* is here$/u })
    .first()
    .click()
  const why = page.getByRole('group', { name: 'Why this is here' })
  await expect(why.getByRole('row', { name: /^nato \d+ \d+ \d+$/iu })).toBeVisible()
  await expect(why.getByRole('row', { name: /^summit \d+ \d+ \d+$/iu })).toBeVisible()
  await expect(why).toContainText('the title has words of the search')
  await page.keyboard.press('Escape')
  await expect(why).toBeHidden()
  await expect(searchBox(page)).toHaveValue('nato summit ')
})

test('a comment typed a second ago is found, and a mark that is taken away is not', async ({ page }) => {
  const [first] = await allBriefings(page)
  const numbered = first?.passages.find(({ n }) => n !== null)
  if (first === undefined || numbered === undefined) throw new Error('No passage to mark')
  await search(page, 'quokka')
  await expect(page.getByText('Nothing matches quokka.')).toBeVisible()
  const mark = await called(page, 'annotations.save', {
    kind: 'new',
    edition: first.edition,
    briefing: first.id,
    range: { start: { passage: numbered.id, offset: 0 }, end: { passage: numbered.id, offset: 5 } },
    colour: 'pink',
    comment: 'Ask about the quokka of the defense attaché',
  })
  await expect(page.getByRole('region', { name: 'Marks' }).getByRole('button')).toContainText('Ask about the quokka')
  await searchBox(page).fill('defence attache ')
  const other = page.getByRole('region', { name: 'Written in another way' })
  await expect(other.getByRole('region', { name: 'Marks' }).getByRole('button')).toContainText('defense attaché')
  await expect(other.getByRole('button', { name: /^Search exactly defense/u })).toBeVisible()
  await searchBox(page).fill('colour:DISPUTED has:mark ')
  await expect(searchTotals(page)).toContainText('1 passage in 1 briefing')
  await searchBox(page).fill('has:mark ')
  await expect(searchTotals(page)).toContainText('1 passage in 1 briefing')
  await called(page, 'annotations.remove', { ids: [mark.id] })
  await expect(searchTotals(page)).toContainText('0 passages')
})

test('a note that went while it was listed says so, and the list goes on', async ({ page, shell }) => {
  // The news of the deletion does not reach this window: the list is as old as it can be.
  await page.routeWebSocket(/./u, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!String(message).includes('notes.changed')) socket.send(message)
    })
  })
  await page.goto('about:blank')
  await page.goto(shell.url)
  await libraryPainted(page)
  const made = await called(page, 'notes.save', { kind: 'new', title: 'Numbat', body: 'The numbat eats termites.' })
  await called(page, 'notes.save', { kind: 'new', title: 'Second numbat', body: 'Another numbat.' })
  await search(page, 'numbat')
  const notes = page.getByRole('region', { name: 'Notes' })
  await expect(notes.getByRole('button')).toHaveCount(2)
  await called(page, 'notes.remove', { id: made.note.id })
  await notes.getByRole('button').filter({ hasText: 'termites' }).click()
  await expect(notes.getByRole('status').filter({ hasText: 'deleted' })).toContainText('This note has been deleted since it was listed.')
  await notes.getByRole('button').filter({ hasText: 'Another numbat' }).click()
  await expect(noteTitle(page)).toHaveValue('Second numbat')
  await goTo(page, 'Search')
  await expect(notes.getByRole('button')).toHaveCount(1)
})
