import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#tools/setup/paths.mjs'
import { brokenBudgets } from './budgets.mjs'

const small = (count: number) => Array.from({ length: count }, (_, nth) => ({ file: `renderer/f${nth}.ts`, lines: 40 }))

test('our files keep the budgets', () => {
  const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.js'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
  const files = tracked.map(file => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))

  expect(brokenBudgets(files)).toEqual([])
})

test('a file of 401 lines is named', () => {
  expect(brokenBudgets([...small(20), { file: 'renderer/long.ts', lines: 401 }])).toEqual(['renderer/long.ts has 401 lines; split it (400 at most)'])
})

test('files that are long on the whole are noticed', () => {
  const files = Array.from({ length: 9 }, (_, nth) => ({ file: `renderer/f${nth}.ts`, lines: 300 }))

  expect(brokenBudgets(files)).toEqual(['the median source file has 300 lines (85 at most)', 'one source file in ten has more than 300 lines (250 at most)'])
})

test('a room with too few tests is named', () => {
  expect(brokenBudgets([{ file: 'main/outbox/a.ts', lines: 80 }, { file: 'main/outbox/a.test.ts', lines: 40 }])).toEqual([
    'main/outbox: tests are 0.50 of the source (1.2 at least)',
  ])
})

test.each(['main/accounts', 'main/ipc'])('%s needs as many lines of tests as of source', room => {
  const files = (tests: number) => [{ file: `${room}/a.ts`, lines: 80 }, { file: `${room}/a.test.ts`, lines: tests }]

  expect(brokenBudgets(files(80))).toEqual([])
  expect(brokenBudgets(files(79))).toEqual([`${room}: tests are 0.99 of the source (1 at least)`])
})

test('a preload that grows is named', () => {
  expect(brokenBudgets([{ file: 'preload/preload.ts', lines: 31 }])).toEqual(['the preload has 31 lines (30 at most)'])
})
