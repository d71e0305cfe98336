import { expect, test } from 'vitest'
import { readCommandLine, switchValue } from './command-line.ts'

test('the app is the first argument that is no switch', () => {
  expect(readCommandLine(['--no-sandbox', '--inspect=0', '.', 'later', '--user-data-dir=/data'])).toMatchObject({ target: '.', userDataDir: '/data', driven: false })
})

test('Playwright’s arguments are known, with and without its loader', () => {
  const args = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', 'app']
  expect(readCommandLine(args)).toMatchObject({ target: 'app', driven: true, requires: [] })
  expect(readCommandLine(['-r', '/loader.js', ...args])).toMatchObject({ target: 'app', driven: true, requires: ['/loader.js'] })
})

test('without arguments there is no app named', () => {
  expect(readCommandLine([])).toEqual({ target: null, requires: [], userDataDir: null, driven: false, version: false })
})

test('the last of two equal switches counts, a bare one is empty, another one does not', () => {
  const args = ['--lang=de', '--lang=fr', '--quiet', '--language=x']
  expect([switchValue(args, 'lang'), switchValue(args, 'quiet'), switchValue(args, 'none')]).toEqual(['fr', '', undefined])
})
