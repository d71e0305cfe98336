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
