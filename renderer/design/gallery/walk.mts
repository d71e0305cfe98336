// Uses the moving primitives as a person would, by keyboard and pointer, and says what does not hold. `node renderer/design/gallery/walk.mts`
import { strict as assert } from 'node:assert'
import type { Locator, Page } from '@playwright/test'
import { openStage } from './stage.mts'

const { origin, browser, close } = await openStage()
const walks: Readonly<Record<string, () => Promise<void>>> = {
  'a list has one tab stop that arrows and End move': async () => {
    const page = await open('lists')
    const grid = page.getByRole('grid', { name: 'Conversations, cosy' })
    await grid.locator('[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    assert.equal(await focusedRow(page), '3')
    await page.keyboard.press('End')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-rowindex') === '5000')
    assert.equal(await grid.locator('[tabindex="0"]').count(), 1)
    assert.equal(await grid.getAttribute('aria-rowcount'), '5000')
  },
  'the focused row is kept while the list is scrolled away by wheel': async () => {
    const page = await open('lists')
    const grid = page.getByRole('grid', { name: 'Conversations, cosy' })
    await grid.locator('[tabindex="0"]').focus()
    await grid.hover()
    await page.mouse.wheel(0, 20_000)
    await grid.getByText('Ngozi').first().waitFor()
    assert.equal(await focusedRow(page), '2')
  },
  'a handle moves by arrow keys and by pointer and stops at its ends': async () => {
    const page = await open('lists')
    const handle = page.getByRole('separator', { name: 'Width of the list' })
    await handle.focus()
    await page.keyboard.press('ArrowRight')
    assert.equal(await handle.getAttribute('aria-valuenow'), '196')
    await page.keyboard.press('Home')
    assert.equal(await handle.getAttribute('aria-valuenow'), '120')
    const box = await handle.boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + 40, { steps: 4 })
    await page.mouse.up()
    assert.equal(await handle.getAttribute('aria-valuenow'), '180')
    await page.mouse.move(box.x + 60, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 600, box.y + 40, { steps: 4 })
    await page.mouse.up()
    assert.equal(await handle.getAttribute('aria-valuenow'), '280')
  },
  'a history begins at its end and stays there while messages arrive': async () => {
    const page = await open('thread')
    const log = page.getByRole('log', { name: 'Long conversation' })
    await atEnd(log)
    for (let count = 0; count < 5; count += 1) await page.getByRole('button', { name: 'One arrives' }).click()
    await log.getByText('9994', { exact: true }).waitFor()
    await atEnd(log)
    assert.equal(await page.getByRole('button', { name: /^Newest|new$/u }).count(), 0)
  },
  'older messages that come in above do not move what is read': async () => {
    const page = await open('thread')
    const log = page.getByRole('log', { name: 'Long conversation' })
    await page.getByRole('button', { name: 'Go to 9960' }).click()
    const message = log.getByText('9960', { exact: true })
    await message.waitFor()
    const before = await topOf(message)
    await page.getByRole('button', { name: 'Load 50 older' }).click()
    await settled(page)
    assert.ok(Math.abs((await topOf(message)) - before) <= 1, `moved from ${before} to ${await topOf(message)}`)
    await page.getByRole('button', { name: 'Load all' }).click()
    await settled(page)
    assert.ok(Math.abs((await topOf(message)) - before) <= 1, `moved from ${before} to ${await topOf(message)}`)
  },
  'away from the end arrivals are counted, and the button leads back': async () => {
    const page = await open('thread')
    const log = page.getByRole('log', { name: 'Long conversation' })
    await page.getByRole('button', { name: 'Go to 9960' }).click()
    const newest = page.getByRole('button', { name: 'Newest' })
    await newest.waitFor()
    await page.getByRole('button', { name: 'One arrives' }).click()
    await page.getByRole('button', { name: 'One arrives' }).click()
    await page.getByRole('button', { name: '2 new' }).click()
    await atEnd(log)
    await log.getByText('9991', { exact: true }).waitFor()
    assert.equal(await newest.count(), 0)
  },
  'ten thousand messages open at the newest': async () => {
    const page = await open('thread')
    const log = page.getByRole('log', { name: 'Long conversation' })
    await page.getByRole('button', { name: 'Load all' }).click()
    await settled(page)
    await atEnd(log)
    await log.hover()
    await page.mouse.wheel(0, -4_000)
    await page.getByRole('button', { name: 'Newest' }).click()
    await atEnd(log)
    assert.ok((await log.locator('[data-at]').count()) < 60)
  },
  'the keyboard focus can be brought to any message': async () => {
    const page = await open('thread')
    await page.getByRole('button', { name: 'Focus 9955' }).click()
    await page.waitForFunction(() => document.activeElement?.closest('[data-at]')?.getAttribute('data-at') === '5')
  },
  'the palette runs what the arrows chose': async () => {
    const page = await open('layers')
    await page.getByRole('button', { name: /^Palette/u }).click()
    const input = page.getByRole('combobox', { name: 'Commands' })
    await input.fill('s')
    await page.getByRole('option', { name: /Resolve/u }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  },
  'a picker filters while one types and takes what is highlighted': async () => {
    const page = await open('layers')
    const trigger = page.getByRole('combobox', { name: 'Assign to' })
    await trigger.click()
    await page.keyboard.type('zo')
    assert.equal(await page.getByRole('option').count(), 1)
    await page.keyboard.press('Enter')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
    await trigger.click()
    assert.equal(await page.getByRole('option', { name: 'Zo\u00eb Faure' }).getAttribute('aria-selected'), 'true')
  },
  'a right press opens the menu of the place': async () => {
    const page = await open('layers')
    await page.getByRole('button', { name: 'With context menu' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Copy' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem', { name: 'Copy' }).waitFor({ state: 'detached' })
  },
  'a field is named by its label and described by its hint and its error': async () => {
    const page = await open('controls')
    assert.ok((await describedBy(page.getByRole('textbox', { name: 'Website ID' }))).includes('Settings, Workspace'))
    const wrong = page.getByRole('textbox', { name: 'Token key' })
    assert.equal(await describedBy(wrong), 'This key belongs to another plugin.')
    assert.equal(await wrong.getAttribute('aria-invalid'), 'true')
    assert.equal(await page.getByRole('combobox', { name: 'Quiet hours' }).count(), 1)
  },
  'a choice of a few is one tab stop that arrows move': async () => {
    const page = await open('controls')
    await page.getByRole('radio', { name: 'Colour 2', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    assert.equal(await page.getByRole('radio', { name: 'Colour 3', exact: true }).getAttribute('aria-checked'), 'true')
  },
  'a long text grows its field up to a limit and then scrolls': async () => {
    const page = await open('controls')
    const area = page.getByRole('textbox', { name: 'Signature' })
    const before = (await area.boundingBox())?.height ?? 0
    await area.fill('line\n'.repeat(40))
    const after = (await area.boundingBox())?.height ?? 0
    assert.ok(after > before && after < 160, `${before} to ${after}`)
  },
  'a sentence is spoken again when it is said twice': async () => {
    const page = await open('layers')
    await page.getByRole('button', { name: 'Announce' }).click()
    await page.getByRole('button', { name: 'Announce' }).click()
    assert.equal(await page.getByRole('status').getByText('2 messages sent').count(), 2)
  },
  'an undo in a toast closes it': async () => {
    const page = await open('layers')
    await page.getByRole('button', { name: 'Toast with undo' }).click()
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    await undo.click()
    await undo.waitFor({ state: 'detached' })
  },
  'every target is at least 24 pixels': async () => {
    for (const name of ['controls', 'data', 'layers', 'lists', 'thread']) {
      const page = await open(name)
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, [role="radio"], [role="checkbox"], [role="switch"], [role="tab"], [role="combobox"], input')]
          .map(element => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ element, box }) => box.width > 1 && (box.width < 24 || box.height < 24) && !element.closest('label'))
          .filter(({ element }) => !(element instanceof HTMLInputElement && element.type === 'text'))
          .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${box.width}x${box.height}`),
      )
      assert.deepEqual(small, [], name)
      await page.context().close()
    }
  },
}

let failed = 0
for (const [name, walk] of Object.entries(walks)) {
  const outcome = await walk().then(
    () => 'holds',
    (error: unknown) => {
      failed += 1
      return `FAILS: ${String(error)}`
    },
  )
  process.stdout.write(`${name}: ${outcome}\n`)
  for (const context of browser.contexts()) await context.close()
}
await close()
process.stdout.write(`${Object.keys(walks).length - failed} of ${Object.keys(walks).length} hold\n`)
process.exitCode = failed > 0 ? 1 : 0

async function open(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 3_600 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${origin}/gallery.html?page=${name}&look=light`)
  await page.getByRole('main').waitFor()
  return page
}

function focusedRow(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null)
}

async function atEnd(log: Locator): Promise<void> {
  await log.evaluate(element => new Promise<void>(resolve => {
    const look = () => (element.scrollHeight - element.scrollTop - element.clientHeight <= 1 ? resolve() : requestAnimationFrame(look))
    look()
  }), undefined, { timeout: 3_000 })
}

async function topOf(element: Locator): Promise<number> {
  return (await element.boundingBox())?.y ?? Number.NaN
}

function describedBy(element: Locator): Promise<string> {
  return element.evaluate(field => (field.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' '))
}

/** Twenty frames in a row in which nothing moves. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>(resolve => {
        let still = 0
        let before = ''
        const look = () => {
          const now = [...document.querySelectorAll('[data-at]')].map(element => element.getBoundingClientRect().top).join()
          still = now === before ? still + 1 : 0
          before = now
          if (still > 20) resolve()
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}
