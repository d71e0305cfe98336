import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import { createCrispClient } from './client.ts'
import type { CrispKey } from './credential.ts'
import { createAddressDesk } from './realtime/address-desk.ts'
import { createRoom } from './room.ts'
import { ACCOUNT } from './testing/a-crisp-account.ts'
import { createUploading } from './uploading.ts'

const KEY: CrispKey = { origin: new URL('https://api.example.test'), tier: 'website', identifier: 'id', key: 'secret' }
const SIGNED = 'https://storage.example.test/users/a.pdf?signature=abc'
const FILE = { name: 'a.pdf', mime: 'application/pdf', bytes: 3 }

type Stage = Readonly<{ signed?: string; resource?: string; limit?: number | null; putStatus?: number; key?: CrispKey; isLive?: boolean; isTold?: boolean; answerAfterMs?: number; toldAfterMs?: number }>

/** A service whose addresses and whose file store are the test's. */
function aStage({ signed = SIGNED, resource = 'https://storage.example.test/users/a.pdf', limit = 10, putStatus = 200, key = KEY, isLive = true, isTold = true, answerAfterMs = 0, toldAfterMs = 0 }: Stage = {}) {
  const clock = aClock()
  const addresses = createAddressDesk(clock)
  addresses.setLive(isLive)
  const sent: HttpRequest[] = []
  const answer = (status: number, value: unknown): HttpOutcome => ({ reached: 'answer', reply: { status, headers: new Headers(), body: { type: 'json', value } } })
  const http: Http = {
    reaches: () => true,
    send: async request => {
      sent.push(request)
      if (request.method === 'PUT') return answer(putStatus, null)
      const id = typeof request.body === 'object' && request.body !== null && 'id' in request.body ? request.body.id : null
      const tell = () => addresses.told({ id, url: { resource, signed }, ...(limit === null ? {} : { policy: { size_limit: limit } }) })
      if (answerAfterMs > 0) await clock.sleep(answerAfterMs)
      // Before the request is answered, unless told otherwise: either may come first.
      if (isTold && toldAfterMs === 0) tell()
      else if (isTold) void clock.sleep(toldAfterMs).then(tell)
      return answer(202, { error: false, reason: 'processing', data: {} })
    },
  }
  const client = createCrispClient({ http, clock, key, accountId: ACCOUNT, websiteId: 'w1' })
  const room = createRoom({ accountId: ACCOUNT, tier: key.tier, client, clock })
  const { upload } = createUploading({ room, key, websiteId: 'w1', unpaced: http, addresses, random: () => 0.5 })
  const put = () => sent.find(({ method }) => method === 'PUT')
  return { clock, addresses, put, sent, upload: (signal?: AbortSignal) => upload({ file: FILE, content: new Uint8Array([1, 2, 3]), onProgress: () => {}, signal }) }
}

test('the bytes go to the signed address with their type and without any credential', async () => {
  const stage = aStage()

  const uploaded = await stage.upload()

  expect(uploaded).toEqual({ ok: true, value: 'https://storage.example.test/users/a.pdf' })
  expect(stage.put()).toMatchObject({ url: new URL(SIGNED), headers: { 'content-type': 'application/pdf' } })
  expect(JSON.stringify(stage.put()?.headers)).not.toMatch(/authorization|secret/i)
})

test('every address is asked for under an id of its own', async () => {
  const stage = aStage()

  await stage.upload()
  await stage.upload()

  const ids = stage.sent.flatMap(({ method, body }) => (method === 'POST' && typeof body === 'object' && body !== null && 'id' in body ? [body.id] : []))
  expect(new Set(ids).size).toBe(2)
})

test.each([
  ['in the open', 'http://storage.example.test/a?signature=1'],
  ['on this machine, for a service that is not', 'http://127.0.0.1:9/a?signature=1'],
])('an address %s gets no byte', async (_where, signed) => {
  const stage = aStage({ signed })

  expect(await stage.upload()).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'url.signed', found: 'malformed' } })
  expect(stage.put()).toBeUndefined()
})

test('a limit that came with the address holds, and one that did not is none', async () => {
  const tight = aStage({ limit: 2 })
  const open = aStage({ limit: null })

  expect(await tight.upload()).toEqual({ ok: false, failure: { kind: 'declined', cause: 'tooLarge' } })
  expect(tight.put()).toBeUndefined()
  expect(await open.upload()).toMatchObject({ ok: true })
})

test.each([
  [413, { kind: 'declined', cause: 'tooLarge' }],
  [403, { kind: 'rejected', reason: 'HTTP 403' }],
  [302, { kind: 'providerDown', status: 302 }],
  [503, { kind: 'providerDown', status: 503 }],
])('a file store that answers %i has not taken it', async (putStatus, failure) => {
  expect(await aStage({ putStatus }).upload()).toEqual({ ok: false, failure })
})

test.each([
  ['there is no socket', { isLive: false }],
  ['no address comes', { isTold: false }],
])('where %s, nothing is sent and it can go later', async (_what, stageWishes) => {
  const stage = aStage(stageWishes)

  const uploading = stage.upload()
  await stage.clock.advance(16_000)

  expect(await uploading).toEqual({ ok: false, failure: { kind: 'providerDown', status: 504 } })
  expect(stage.put()).toBeUndefined()
})

test('a socket that opens in a moment is waited for', async () => {
  const stage = aStage({ isLive: false })

  const uploading = stage.upload()
  await stage.clock.advance(3_000)
  stage.addresses.setLive(true)

  expect(await uploading).toMatchObject({ ok: true })
})

test('an address that comes soon after its request was answered is heard, however long that had to wait', async () => {
  const stage = aStage({ answerAfterMs: 40_000, toldAfterMs: 14_000 })

  const uploading = stage.upload()
  await stage.clock.advance(60_000)

  expect(await uploading).toMatchObject({ ok: true })
})

test('an upload that is given up while it waits for its address is cancelled at once', async () => {
  const stage = aStage({ isTold: false })
  const giveUp = new AbortController()
  const uploading = stage.upload(giveUp.signal)
  await stage.clock.advance(1_000)

  giveUp.abort()

  expect(await uploading).toEqual({ ok: false, failure: { kind: 'cancelled' } })
})
