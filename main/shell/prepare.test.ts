import { expect, test } from 'vitest'
import { prepare } from './prepare.ts'

/** An app that writes down what is asked of it. */
function aStart({ isPackaged = true, args = [] }: Readonly<{ isPackaged?: boolean; args?: readonly string[] }> = {}) {
  const asked: unknown[] = []
  const app = { isPackaged, enableSandbox: () => void asked.push('sandbox'), on: (event: string) => void asked.push(event) }
  const protocol = { registerSchemesAsPrivileged: (schemes: unknown) => void asked.push(schemes) }
  return { isToBe: prepare({ app, protocol, args }), asked }
}

test('before any page is there, every page is sandboxed and guarded, and our scheme has an origin of its own', () => {
  const { isToBe, asked } = aStart()

  expect(isToBe).toBe(true)
  expect(asked).toEqual(['sandbox', [{ scheme: 'app', privileges: { standard: true, secure: true } }], 'web-contents-created'])
})

test.each(['--remote-debugging-port=9222', '--inspect'])('a shipped app that is started with %s does not start', arg => {
  expect(aStart({ args: ['--demo', arg] })).toEqual({ isToBe: false, asked: [] })
})

test('while it is being made, it may be driven: that is how its stories are told', () => {
  expect(aStart({ isPackaged: false, args: ['--remote-debugging-port=0', '--inspect=0'] }).isToBe).toBe(true)
})
