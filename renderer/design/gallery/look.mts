// Builds the gallery, serves it under the application's content policy, looks at every page in both themes:
// no policy violation, no accessibility violation, pictures in out/shots. `node renderer/design/gallery/look.mts [page …]`
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { openStage, shots } from './stage.mts'

const { origin, browser, close } = await openStage()
const troubles: string[] = []
const asked = process.argv.slice(2)
const pages = asked.length > 0 ? asked : ['strained', 'controls', 'data', 'layers', 'lists', 'thread', 'window', 'window-density=comfortable&note', 'window-density=compact']

try {
  if (pages.includes('strained')) await visitStrained()
  for (const look of ['light', 'dark']) for (const page of pages.filter(name => name !== 'strained')) await visit(page, look)
} finally {
  await close()
}
for (const trouble of troubles) process.stdout.write(`${trouble}\n`)
process.stdout.write(`${pages.length} pages in both themes, ${troubles.length} troubles\n`)
process.exitCode = troubles.length > 0 ? 1 : 0

async function visit(name: string, look: string) {
  const isWindow = name.startsWith('window')
  const context = await browser.newContext({ viewport: isWindow ? { width: 1440, height: 900 } : { width: 900, height: 900 } })
  const page = await context.newPage()
  page.on('console', message => ['error', 'warning'].includes(message.type()) && troubles.push(`${name} ${look}: ${message.text()}`))
  page.on('pageerror', error => troubles.push(`${name} ${look}: ${error.message}`))
  await page.goto(`${origin}/gallery.html?page=${name.replace('-', '&')}&look=${look}${isWindow ? '&bare' : ''}`)
  await page.evaluate(() => document.fonts.ready)
  const side = page.locator('main > section')
  if (!isWindow) {
    const height = await side.evaluate(element => element.scrollHeight)
    await page.setViewportSize({ width: 900, height: Math.min(4_000, height + 60) })
  }
  await page.screenshot({ path: join(shots, `gallery-${name.replaceAll(/[^a-z]+/gu, '-')}-${look}.png`) })
  await audit(page, `${name} ${look}`)
  if (name === 'layers') await openLayers(page, look)
  await context.close()
}

/** The whole window under conditions that break layouts: the system's own colours, large text, a narrow window, right to left. */
async function visitStrained() {
  const strains = [
    { name: 'forced', width: 1440, options: { forcedColors: 'active' }, prepare: '' },
    { name: 'large-text', width: 1440, options: {}, prepare: "document.documentElement.style.setProperty('--text-scale', '1.5')" },
    { name: 'zoomed', width: 720, options: { deviceScaleFactor: 2 }, prepare: '' },
    { name: 'rtl', width: 1440, options: {}, prepare: "document.documentElement.dir = 'rtl'" },
  ] as const
  for (const { name, width, options, prepare } of strains) {
    const context = await browser.newContext({ ...options, viewport: { width, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${origin}/gallery.html?page=window&look=light&bare`)
    await page.evaluate(prepare)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(shots, `gallery-window-${name}.png`) })
    await audit(page, `window ${name}`)
    await context.close()
  }
}

/** Opens every layer by keyboard, looks at it, leaves it with Escape and expects the focus back where it was. */
async function openLayers(page: Page, look: string) {
  await page.setViewportSize({ width: 900, height: 640 })
  for (const name of ['Menu', 'Density', 'Assign to', 'Find a tag', 'Dialog', 'Confirm', /^Palette/u]) {
    const button = page.locator('main').getByRole(name === 'Assign to' || name === 'Find a tag' ? 'combobox' : 'button', { name, exact: true })
    const opener = await button.elementHandle()
    await button.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(element => document.activeElement !== element, opener)
    await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished)))
    const label = (typeof name === 'string' ? name : 'palette').replaceAll(/\W+/gu, '-').toLowerCase()
    await page.screenshot({ path: join(shots, `gallery-layer-${label}-${look}.png`) })
    await audit(page, `layer ${label} ${look}`)
    await page.keyboard.press('Escape')
    await page.waitForFunction(element => document.activeElement === element, opener, { timeout: 3_000 }).catch(() => troubles.push(`${label}: the focus did not come back`))
  }
  await page.getByRole('button', { name: 'Toast with undo' }).click()
  await page.getByText('Ana Prieto, Harbor Books').first().waitFor()
  await page.screenshot({ path: join(shots, `gallery-layer-toast-${look}.png`) })
  await audit(page, `layer toast ${look}`)
}

async function audit(page: Page, where: string) {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  // A layer floats outside of every landmark by nature.
  if (where.startsWith('layer')) axe.disableRules(['region'])
  // There the system paints, not we; axe computes with the colours that were overruled.
  if (where.endsWith('forced')) axe.disableRules(['color-contrast'])
  const { violations } = await axe.analyze()
  for (const violation of violations) troubles.push(`${where}: ${violation.id}: ${violation.help}: ${violation.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`)
}
