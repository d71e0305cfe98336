// Builds the gallery, serves it under the application's content policy, looks at every page in both themes:
// no policy violation, no accessibility violation, pictures in out/shots. `node renderer/design/gallery/look.mts [page …]`
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify"
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const built = here('../../../out/gallery')
const shots = here('../../../out/shots')

await build({ configFile: here('../gallery.vite.config.mts') })

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
  readFile(join(built, path)).then(
    body => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(body),
    () => response.writeHead(404).end(),
  )
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
if (address === null || typeof address === 'string') throw new Error('the gallery server has no port')
const origin = `http://127.0.0.1:${address.port}`

const browser = await chromium.launch({
  ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const troubles: string[] = []
const asked = process.argv.slice(2)
const pages = asked.length > 0 ? asked : ['controls', 'data', 'layers', 'lists', 'thread', 'window']

try {
  for (const look of ['light', 'dark']) for (const page of pages) await visit(page, look)
} finally {
  await browser.close()
  server.close()
}
for (const trouble of troubles) process.stdout.write(`${trouble}\n`)
process.stdout.write(`${pages.length * 2} pages, ${troubles.length} troubles\n`)
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
  await page.screenshot({ path: join(shots, `gallery-${name}-${look}.png`) })
  await audit(page, `${name} ${look}`)
  if (name === 'layers') await openLayers(page, look)
  await context.close()
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
  const { violations } = await axe.analyze()
  for (const violation of violations) troubles.push(`${where}: ${violation.id}: ${violation.help}: ${violation.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`)
}
