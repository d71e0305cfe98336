import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { answer } from './app-answer.ts'
import { mapAppFiles } from './app-files.ts'
import { isOurs } from './app-origin.ts'
import { CONTENT_POLICY } from './content-policy.ts'

const SECRET = 'a secret that lies beside the page'

/** A built page, with things beside and in it that nobody may get. */
async function aPage() {
  const home = mkdtempSync(join(tmpdir(), 'tributary-page-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const page = join(home, 'page')
  mkdirSync(join(page, 'assets', 'deep'), { recursive: true })
  writeFileSync(join(home, 'secret.js'), SECRET)
  writeFileSync(join(page, 'index.html'), '<!doctype html><p>Hello')
  writeFileSync(join(page, 'assets', 'index-1a2b.js'), 'export {}')
  writeFileSync(join(page, 'assets', 'style.css'), 'p {}')
  writeFileSync(join(page, 'assets', 'deep', 'Inter.woff2'), Buffer.from([0, 255, 1]))
  writeFileSync(join(page, 'assets', 'a b&c.svg'), '<svg/>')
  writeFileSync(join(page, '.env'), SECRET)
  writeFileSync(join(page, 'notes.txt'), SECRET)
  writeFileSync(join(page, 'index.js.map'), SECRET)
  symlinkSync(join(home, 'secret.js'), join(page, 'assets', 'linked.js'))
  symlinkSync(home, join(page, 'assets', 'up'))
  const files = await mapAppFiles(page)
  const get = (url: string, method = 'GET') => answer(new Request(url, { method }), files)
  return { files, get }
}

const HEADERS = { 'content-security-policy': CONTENT_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

function expectHeaders(response: Response): void {
  for (const [name, value] of Object.entries(HEADERS)) expect(response.headers.get(name)).toBe(value)
}

test('the map holds the files of the page, each by its path, and nothing that no page loads', async () => {
  const { files } = await aPage()

  expect([...files.keys()].toSorted()).toEqual(['/assets/a b&c.svg', '/assets/deep/Inter.woff2', '/assets/index-1a2b.js', '/assets/style.css', '/index.html'])
})

test.each([
  ['/index.html', 'text/html; charset=utf-8', '<!doctype html><p>Hello'],
  ['/index.html?x=1#y', 'text/html; charset=utf-8', '<!doctype html><p>Hello'],
  ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'export {}'],
  ['/assets/style.css', 'text/css; charset=utf-8', 'p {}'],
])('%s is served as %s, with every header', async (path, type, text) => {
  const { get } = await aPage()

  const response = await get(`app://tributary${path}`)

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(await response.text()).toBe(text)
  expectHeaders(response)
})

test('bytes come as they are', async () => {
  const { get } = await aPage()

  const response = await get('app://tributary/assets/deep/Inter.woff2')

  expect(response.headers.get('content-type')).toBe('font/woff2')
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 1])
})

const UP = ['..', '%2e%2e', '.%2e', '%2E.', '%252e%252e', '..%00', '%c0%ae%c0%ae', '....', '..;', '...', '．．', '%uff0e%uff0e', '..%5c', '..\\']
const SLASHES = ['/', '%2f', '%5c', '\\', '//', '%252f', '/./', '%c0%af', '∕']
const TARGETS = ['secret.js', 'page/../secret.js', '.env', 'notes.txt', 'index.js.map', 'assets/linked.js', 'assets/up/secret.js', 'etc/passwd', 'assets', '', '.']
const TRAVERSALS = UP.flatMap(up => SLASHES.flatMap(slash => TARGETS.flatMap(target => [`/${up}${slash}${target}`, `/assets/${up}${slash}${up}${slash}${target}`, `/assets/deep/${`${up}${slash}`.repeat(6)}${target}`])))

describe('what is not in the map does not exist', () => {
  test('however the way out is spelled', async () => {
    const { get } = await aPage()
    expect(TRAVERSALS.length).toBeGreaterThan(4_000)

    for (const path of TRAVERSALS) {
      const response = await get(`app://tributary${path}`)
      expect([path, response.status, await response.text()]).toEqual([path, 404, ''])
    }
  })

  test.each([
    '', '/', '//', '/index.htm', '/INDEX.HTML', '/index.html/', '/index.html%00', '/index.html%00.js', '/index.html.', '/index.html%20', '/./.env', '/.env', '/notes.txt', '/index.js.map', '/assets', '/assets/',
    '/assets/linked.js', '/assets/up', '/assets/up/secret.js', '//etc/passwd', '/C:/Windows/win.ini', '/file:///etc/passwd', '/%2findex.html', '/assets%2findex-1a2b.js', '/__proto__', '/constructor', '/%', '/%zz',
  ])('nor does %j', async path => {
    const { get } = await aPage()

    const response = await get(`app://tributary${path}`)

    expect([response.status, await response.text()]).toEqual([404, ''])
    expectHeaders(response)
  })

  test('nor anything for other hosts, schemes and methods', async () => {
    const { get } = await aPage()
    const addresses = ['app://evil/index.html', 'app://tributary.evil/index.html', 'app://TRIBUTARY/index.html', 'app://tributary:80/index.html', 'https://tributary/index.html', 'file://tributary/index.html', 'app:///index.html', 'app:index.html']

    for (const address of addresses) expect([address, (await get(address)).status]).toEqual([address, 404])
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']) expect([method, (await get('app://tributary/index.html', method)).status]).toEqual([method, 404])
  })

  test('whatever path is asked for, nothing but the page is given', async () => {
    const { get } = await aPage()

    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map(codes => String.fromCodePoint(...codes)), fc.integer({ min: 0, max: TRAVERSALS.length - 1 }).map(nth => TRAVERSALS[nth] ?? '')), async path => {
        const url = `app://tributary/${path.replace(/^\//, '')}`
        if (!URL.canParse(url)) return
        expect(await (await get(url)).text()).not.toContain(SECRET)
      }),
      { numRuns: 500 },
    )
  })
})

test('our own page is told by scheme and host, and by nothing that looks like them', () => {
  expect(['app://tributary/index.html', 'app://tributary', 'app://tributary/?x#y'].filter(url => !isOurs(url))).toEqual([])
  expect(
    ['', 'about:blank', 'app:', 'app://', 'app:tributary', 'app://tributary.', 'app://xtributary/', 'app://tributary@evil/', 'https://tributary/', 'javascript:app://tributary', 'data:text/html,app://tributary', 'blob:app://tributary/1'].filter(url => isOurs(url)),
  ).toEqual([])
})

describe('the content policy', () => {
  const directives = new Map(CONTENT_POLICY.split('; ').map(one => [one.split(' ')[0], one.split(' ').slice(1)]))

  test('closes everything first, and opens only our own files', () => {
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect([...directives.values()].flat().filter(source => !["'none'", "'self'", 'data:', 'blob:', "'script'"].includes(source))).toEqual([])
    expect(directives.get('script-src')).toEqual(["'self'"])
  })

  test.each(['connect-src', 'frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors', 'trusted-types'])('%s is closed, since it does not fall back or must not', name => {
    expect(directives.get(name)).toEqual(["'none'"])
  })

  test('lets no text become code, by any sink', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"])
    expect(CONTENT_POLICY).not.toMatch(/unsafe|http:|https:|\*/)
  })
})
