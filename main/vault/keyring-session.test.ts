import { afterEach, describe, expect, test } from 'vitest'
import { createKeyringSession, type KeyringSession } from './keyring-session.ts'

/** Long enough for a thread to start on a busy machine. */
const SOON_MS = 600
const question = { ask: 'holds', entry: 'acc:shop' } as const
const held = { told: 'holds', holds: true }
const hung = { told: 'trouble', trouble: 'hung' }
const unavailable = { told: 'trouble', trouble: 'unavailable' }

const onMessage = (then: string) => `parentPort.on('message', question => { ${then} })`
const ANSWERS = onMessage('parentPort.postMessage({ told: "holds", holds: true })')
const SILENT = onMessage('')
/** Answers once, then sits in a system call, as a thread does that waits for a daemon. */
const GETS_STUCK = `let asked = 0; ${onMessage(`
  if (asked++ > 0) require('node:child_process').execFileSync('sleep', ['2'])
  parentPort.postMessage({ told: 'holds', holds: true })
`)}`
const DIES = onMessage('process.exit(3)')
const THROWS_AT_START = 'throw new Error("key-1 must not be told")'
const ECHOES_ITS_NUMBER = onMessage('parentPort.postMessage({ told: "bytes", bytes: new Uint8Array([threadId % 256]) })')

describe('a keyring session', () => {
  let session: KeyringSession | null = null
  afterEach(() => session?.close())

  function aSession(script: string, timeoutMs = 5_000): KeyringSession {
    const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(`${PRELUDE}${script}`)}`)
    session = createKeyringSession({ workerUrl, service: 'Test', timeoutMs })
    return session
  }

  test('hands on what the thread answers', async () => {
    expect(await aSession(ANSWERS).ask(question)).toEqual(held)
  })

  test('says hung when no answer came in time, and asks a new thread next time', async () => {
    const silent = aSession(SILENT, SOON_MS)

    const askedAt = performance.now()
    expect(await silent.ask(question)).toEqual(hung)
    expect(performance.now() - askedAt).toBeGreaterThanOrEqual(SOON_MS - 1)
    expect(await silent.renew()).toBe(true)
    expect(await silent.ask(question)).toEqual(hung)
  })

  test('says hung at once while a thread is stuck that was told to leave, and starts no second one', async () => {
    const stuck = aSession(GETS_STUCK, SOON_MS)
    await stuck.ask(question)
    expect(await stuck.ask(question)).toEqual(hung)

    const askedAt = performance.now()
    expect(await stuck.ask(question)).toEqual(hung)
    expect(performance.now() - askedAt).toBeLessThan(SOON_MS)
  })

  test('says so when it is closed while a thread is stuck', async () => {
    const stuck = aSession(GETS_STUCK, SOON_MS)
    await stuck.ask(question)
    expect(await stuck.ask(question)).toEqual(hung)

    expect(await stuck.close()).toBe(false)
  })

  test('takes an answer that was ready before main got round to it, however late that is', async () => {
    const answers = aSession(ANSWERS, SOON_MS)
    await answers.ask(question)

    const late = answers.ask(question)
    blockMainFor(SOON_MS + 200)

    expect(await late).toEqual(held)
  })

  test('says unavailable when the thread dies under the question, and works again with the next', async () => {
    const dies = aSession(DIES)

    expect(await dies.ask(question)).toEqual(unavailable)
    expect(await dies.ask(question)).toEqual(unavailable)
  })

  test('says unavailable when the thread cannot start, and lets none of its words out', async () => {
    expect(await aSession(THROWS_AT_START).ask(question)).toEqual(unavailable)
  })

  test('talks through a new thread once it was renewed', async () => {
    const numbered = aSession(ECHOES_ITS_NUMBER)
    const first = await numbered.ask(question)
    const same = await numbered.ask(question)

    expect(await numbered.renew()).toBe(true)

    expect(same).toEqual(first)
    expect(await numbered.ask(question)).not.toEqual(first)
  })

  test('answers nothing once it is closed', async () => {
    const closed = aSession(ANSWERS)
    await closed.ask(question)

    expect(await closed.close()).toBe(true)

    expect(await closed.ask(question)).toEqual(unavailable)
  })
})

const PRELUDE = `
  import { createRequire } from 'node:module'
  import { parentPort, threadId } from 'node:worker_threads'
  const require = createRequire('/')
`

function blockMainFor(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}
