import { expect, test } from 'vitest'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import { anOpenAccount } from '#main/providers/freshchat/testing/an-open-account.ts'
import { freshchat } from './index.ts'

const UPLOAD = { file: { name: 'a.pdf', mime: 'application/pdf', bytes: 3 }, content: new Uint8Array([1, 2, 3]), onProgress: () => {} }

/** An account whose every call ends like this. */
async function anAccountWhere(outcome: HttpOutcome) {
  const { opening } = await anOpenAccount()
  const http: Http = { reaches: () => true, send: async () => outcome }
  return freshchat.open({ ...opening, http })
}

test.each<[string, HttpOutcome, unknown]>([
  ['gets no answer in time is about that file', { reached: 'unknown', failure: { kind: 'offline' } }, { kind: 'providerDown', status: 504 }],
  ['never left is about the way to the service', { reached: 'unsent', failure: { kind: 'offline' } }, { kind: 'offline' }],
  ['is given up is nobody’s trouble', { reached: 'unknown', failure: { kind: 'cancelled' } }, { kind: 'cancelled' }],
])('an upload that %s', async (_what, outcome, failure) => {
  const account = await anAccountWhere(outcome)

  expect(await account.upload(UPLOAD)).toEqual({ ok: false, failure })
})

test('a file is copied once on its way, and not more often', async () => {
  const { opening } = await anOpenAccount()
  const content = new Uint8Array(20_000_000)
  const held = () => process.memoryUsage().arrayBuffers
  let mostHeld = 0
  const http: Http = {
    reaches: () => true,
    async send() {
      mostHeld = held()
      return { reached: 'unsent', failure: { kind: 'offline' } }
    },
  }
  const before = held()

  await freshchat.open({ ...opening, http }).upload({ ...UPLOAD, content })

  expect(mostHeld - before).toBeGreaterThan(0)
  expect(mostHeld - before).toBeLessThan(1.5 * content.length)
})

test('a file whose name has empty lines arrives to the byte', async () => {
  const { account, simulator } = await anOpenAccount()
  const content = Buffer.from('%PDF\r\n\r\n--x\r\n')

  await account.upload({ ...UPLOAD, content, file: { ...UPLOAD.file, name: 'a\r\n\r\nb.pdf', bytes: content.length } })

  expect([...simulator.world.uploads.values()].map(({ bytes }) => Buffer.from(bytes))).toEqual([content])
})
