import { chromium, type Browser } from '@playwright/test'
import { readFile } from 'node:fs/promises'
// oxlint-disable-next-line no-restricted-imports -- serves our own files on this computer
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify"
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const built = here('../../../out/gallery')

/** Where pictures go. */
export const shots = here('../../../out/shots')

export type Stage = Readonly<{ origin: string; browser: Browser; close: () => Promise<void> }>

/** The built gallery on a free port of this computer under the application's content policy, and a browser. CHROMIUM names one that is installed. */
export async function openStage(): Promise<Stage> {
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
  const browser = await chromium.launch({
    ...(process.env['CHROMIUM'] && { executablePath: process.env['CHROMIUM'] }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const close = async () => {
    await browser.close()
    server.close()
  }
  return { origin: `http://127.0.0.1:${address.port}`, browser, close }
}
