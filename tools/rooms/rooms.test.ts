import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOORS, ROOMS } from './rooms.js'

const root = join(import.meta.dirname, '..', '..')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'rooms-'))
  cpSync(join(root, 'oxlint.config.ts'), join(copy, 'oxlint.config.ts'))
  cpSync(join(root, 'package.json'), join(copy, 'package.json'))
  mkdirSync(join(copy, 'tools'))
  cpSync(join(root, 'tools', 'rooms'), join(copy, 'tools', 'rooms'), { recursive: true })
  for (const feature of readdirSync(join(root, 'renderer', 'features'))) mkdirSync(join(copy, 'renderer', 'features', feature), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Lints planted texts all at once; answers the rules that faulted each file. */
function faults(planted: ReadonlyMap<string, string>): Map<string, string[]> {
  for (const [file, text] of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
  const lint = spawnSync(process.execPath, [join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'), '-f', 'json', ...planted.keys()], { cwd: copy, encoding: 'utf8' })
  const report: unknown = JSON.parse(lint.stdout)
  for (const file of planted.keys()) rmSync(join(copy, file))
  return new Map([...planted.keys()].map(file => [file, diagnosticsOf(report).flatMap(({ code, filename }) => (filename === file ? [code] : []))]))
}

/** The planted files that were faulted for an import. */
function faulted(planted: ReadonlyMap<string, string>): Set<string> {
  const found = faults(new Map([...planted].map(([file, specifier]) => [file, `import * as planted from '${specifier}'\nexport const used = planted\n`])))
  return new Set([...found].flatMap(([file, rules]) => (rules.some(rule => rule.includes('no-restricted-imports')) ? [file] : [])))
}

/** The planted violations that nobody saw: a fence with a hole. */
function unseen(planted: ReadonlyMap<string, string>): string[] {
  const seen = faulted(planted)
  return [...planted.keys()].filter(file => !seen.has(file))
}

function diagnosticsOf(report: unknown): { code: string; filename: string }[] {
  if (typeof report !== 'object' || report === null || !('diagnostics' in report) || !Array.isArray(report.diagnostics)) throw new Error('oxlint gave no report')
  return report.diagnostics
}

const fileIn = (room: (typeof ROOMS)[number], name: string) => room.files[0]?.replace(/\*\*$|\*\.tsx?$/, name) ?? name
const strangers = ['#renderer/features', '#main/shell', '#main/store', '#main/providers/crisp', '#e2e/pages', '#app/domain', '#renderer/design']
const sees = (room: (typeof ROOMS)[number], place: string) =>
  [`#${room.name}`, ...room.may].some(seen => place === seen || place.startsWith(`${seen}/`))

test('every room is caught when it imports a room it may not see', () => {
  const planted = new Map(ROOMS.flatMap((room, nth) => strangers.filter(place => !sees(room, place)).map((place, k) => [fileIn(room, `planted-${nth}-${k}.ts`), `${place}/x.ts`] as const)))

  expect(unseen(planted)).toEqual([])
  expect(planted.size).toBeGreaterThan(ROOMS.length)
})

test('every room is caught at a door that it does not keep', () => {
  const planted = new Map(
    ROOMS.flatMap((room, nth) =>
      Object.entries(DOORS)
        .filter(([door]) => !(room.doors ?? []).some(kept => kept === door))
        .map(([door, names]) => [fileIn(room, `door-${nth}-${door}.ts`), names[0] ?? ''] as const),
    ),
  )

  expect(unseen(planted)).toEqual([])
})

test('a room may import what the table says it sees', () => {
  const planted = new Map(
    ROOMS.flatMap((room, nth) => room.may.map((place, k) => [fileIn(room, `allowed-${nth}-${k}.ts`), place.endsWith('.ts') ? place : `${place}/deep/x.ts`] as const)),
  )

  expect([...faulted(planted)]).toEqual([])
})

test('climbing out of a folder with ../ is caught everywhere', () => {
  const planted = new Map(ROOMS.map((room, nth) => [fileIn(room, `climbing-${nth}.ts`), '../x.ts'] as const))

  expect(faulted(planted).size).toBe(ROOMS.length)
})

test('rooms with a list of packages are caught with any other', () => {
  const planted = new Map(ROOMS.filter(room => room.packages !== undefined).map((room, nth) => [fileIn(room, `package-${nth}.ts`), 'markdown-it'] as const))

  expect(planted.size).toBeGreaterThan(3)
  expect(faulted(planted).size).toBe(planted.size)
})

test('dangers that need no import are caught outside the room that keeps them', () => {
  const planted = new Map([
    ['main/sync/planted.ts', "export const answer = fetch('https://example.com')\n"],
    ['main/ipc/planted.ts', "export const answer = fetch('https://example.com')\n"],
    ['renderer/features/thread/planted-fetch.ts', "export const socket = new WebSocket('wss://example.com')\n"],
    ['main/quota/planted.ts', 'export const late = setTimeout(() => undefined, 5)\n'],
    ['main/providers/http/planted.ts', 'export const late = performance.now()\n'],
    ['main/outbox/planted.ts', 'export const now = Date.now()\n'],
    ['renderer/features/thread/planted.ts', "export const put = (at: HTMLElement, text: string) => (at.innerHTML = text)\n"],
    ['main/shell/planted.ts', "import { shell } from 'electron'\nexport const out = shell.openExternal('https://example.com')\n"],
    ['renderer/features/thread/planted.tsx', 'export const Line = () => <p>Words that nobody translates</p>\n'],
  ])
  const caught = faults(planted)

  expect(Object.fromEntries([...caught].map(([file, rules]) => [file, rules.filter(rule => /no-restricted-(globals|properties)|jsx-no-literals/.test(rule)).length]))).toEqual(
    Object.fromEntries([...planted.keys()].map(file => [file, 1])),
  )
})

test('the rooms that keep those dangers may use them', () => {
  const planted = new Map([
    ['main/providers/http/planted.ts', "export const answer = fetch('https://example.com')\n"],
    ['main/shell/open-external.ts', "import { shell } from 'electron'\nexport const out = shell.openExternal('https://example.com')\n"],
    ['main/shell/planted.ts', 'export const late = setTimeout(() => undefined, 5)\n'],
  ])

  expect([...faults(planted).values()].flat().filter(rule => rule.includes('no-restricted'))).toEqual([])
})

test('the compiler refuses a page file that imports main', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fence-'))
  for (const name of ['tsconfig.base.json', 'package.json']) cpSync(join(root, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const room of ['app', 'main', 'renderer']) {
    mkdirSync(join(folder, room))
    cpSync(join(root, room, 'tsconfig.json'), join(folder, room, 'tsconfig.json'))
    writeFileSync(join(folder, room, 'index.ts'), 'export const here = 1\n')
  }
  writeFileSync(join(folder, 'renderer', 'planted.ts'), "export { here } from '#main/index.ts'\n")

  const compile = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', 'renderer'], { cwd: folder, encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })

  expect(compile.stdout).toMatch(/TS6059|TS6307/)
  expect(compile.status).not.toBe(0)
})

test('every source folder belongs to a room', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'main', 'preload', 'renderer', 'e2e'], { cwd: root, encoding: 'utf8' })
  const homeless = tracked.split('\n').filter(file => /\.tsx?$/.test(file) && !ROOMS.some(room => room.files.some(glob => matches(glob, file))))

  expect(homeless).toEqual([])
})

function matches(glob: string, file: string): boolean {
  if (glob.endsWith('/**')) return file.startsWith(glob.slice(0, -2))
  const folder = glob.slice(0, glob.lastIndexOf('/') + 1)
  return file.startsWith(folder) && !file.slice(folder.length).includes('/')
}
