import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { fail, ok } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { startDemo, type Demo } from '#main/demo/demo.ts'
import { createSettings, type Settings } from '#main/settings/settings.ts'
import { openStore } from '#main/store/open-store.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { scramble } from '#main/store/testing/scramble.ts'
import { aLog, aMessage, at, CONVERSATION } from '#main/testing/builders.ts'
import { createEstate } from './estate.ts'

/** An estate in a folder of its own; `startDemo` is where a demo comes from. */
function anEstate(startDemo: () => Promise<Demo> = async () => aDemo()) {
  const settingsFolder = mkdtempSync(join(tmpdir(), 'tributary-estate-'))
  const kept = new Map<keyof Settings, unknown>()
  const log = aLog()
  const told: Change[] = []
  const estate = createEstate({
    settingsFolder, startDemo, log,
    facts: { version: '0.1.0', locale: 'en', platform: 'linux', host: 'test' },
    settings: createSettings({ get: key => kept.get(key), set: (key, value) => void kept.set(key, value) }),
    clock: aClock(),
    random: Math.random,
    environment: {},
    keyringWorker: new URL('file:///nowhere.js'),
    links: { inspectLink: () => ({ verdict: 'refused', reason: 'scheme' }), openLink: async () => fail({ kind: 'cancelled' }) },
    saveFile: async () => fail({ kind: 'cancelled' }),
    tell: changes => void told.push(...changes),
    onPreferences: () => {},
  })
  onTestFinished(async () => {
    await estate.close()
    rmSync(settingsFolder, { recursive: true, force: true })
  })
  const info = async () => {
    const answer = await (await estate.handlers())?.['app.info']?.({})
    return answer?.ok === true ? answer.value : null
  }
  return { estate, settingsFolder, log, info, told }
}

function aDemo(change: Partial<Demo> = {}): Demo {
  return {
    accounts: [], breaks: { list: () => [], set: () => {} }, facts: () => ({ accounts: 0, conversations: 0, messages: 0 }), close: async () => {},
    ...change,
  }
}

test.skipIf(process.platform === 'win32')('what is kept can be looked at by this person alone', async () => {
  const { estate, settingsFolder } = anEstate()

  await estate.enter('own')

  expect((statSync(join(settingsFolder, 'store')).mode & 0o777).toString(8)).toBe('700')
})

test('a demo that cannot begin says why, and the person is at home again', async () => {
  const { estate, info } = anEstate(() => Promise.reject(new Error('no port is free')))
  await estate.enter('own')

  const entered = await estate.enter('demo')

  expect(entered).toMatchObject({ ok: false, failure: { kind: 'bug' } })
  expect(await info()).toMatchObject({ isDemo: false, houseFailure: null })
  expect((await estate.handlers())?.['accounts.list']).toBeDefined()
})

test('a demo that began once too badly can begin the next time', async () => {
  let tries = 0
  const { estate, info } = anEstate(async () => {
    tries += 1
    if (tries === 1) throw new Error('no port is free')
    return aDemo()
  })
  await estate.enter('own')
  await estate.enter('demo')

  const entered = await estate.enter('demo')

  expect(entered).toEqual(ok(null))
  expect(await info()).toMatchObject({ isDemo: true })
})

test('a demo whose accounts cannot be added is closed, and says why', async () => {
  let isClosed = false
  const account = { remoteId: 'w1', name: 'Lamps', alias: 'lamps', colour: 3, meRemoteId: null }
  const { estate, info } = anEstate(async () =>
    aDemo({ accounts: [{ providerId: providerId('nobody'), credential: {}, account }], close: async () => void (isClosed = true) }),
  )

  const entered = await estate.enter('demo')

  expect(entered).toEqual({ ok: false, failure: { kind: 'notFound' } })
  expect(isClosed).toBe(true)
  expect(await info()).toMatchObject({ isDemo: false, houseFailure: null })
})

test('a house that does not open is told about, and what needs no house goes on', async () => {
  const { estate, settingsFolder, info } = anEstate()
  writeFileSync(join(settingsFolder, 'store'), 'a file where the folder should be')

  const entered = await estate.enter('own')

  expect(entered).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'store (EEXIST)', found: 'malformed' } })
  expect(await info()).toMatchObject({ houseFailure: { kind: 'unreadable' } })
  expect(await (await estate.handlers())?.['preferences.get']?.({})).toMatchObject({ ok: true })
  expect((await estate.handlers())?.['accounts.list']).toBeUndefined()
  expect(estate.failure()).toMatchObject({ kind: 'unreadable' })
})

test('a house opens again once what was in the way is gone', async () => {
  const { estate, settingsFolder, info } = anEstate()
  writeFileSync(join(settingsFolder, 'store'), 'a file where the folder should be')
  await estate.enter('own')
  rmSync(join(settingsFolder, 'store'))

  const retried = await (await estate.handlers())?.['house.retry']?.({})

  expect(retried).toEqual(ok(null))
  expect(await info()).toMatchObject({ houseFailure: null })
})

test('a house whose cache is found damaged says so once, and opened again it is well', async () => {
  const { estate, settingsFolder, info, told } = anEstate()
  const folder = join(settingsFolder, 'store')
  const store = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  const items = Array.from({ length: 500 }, (_, index) => aMessage({ remote: `m${index}`, at: at(index), text: 'word '.repeat(50) }))
  valueOf(await store.thread.upsert(CONVERSATION, items, { isNew: false, seenAt: at(0) }))
  store.close()
  scramble(join(folder, 'cache.db'))
  await estate.enter('own')
  const readThread = async () => (await estate.handlers())?.['thread.get']?.({ conversationId: CONVERSATION, limit: 400 })
  const wellBefore = await info()

  await expect(readThread()).rejects.toThrow(/malformed/)
  await expect(readThread()).rejects.toThrow(/malformed/)
  const damaged = await info()
  const again = await (await estate.handlers())?.['house.retry']?.({})

  expect([wellBefore?.isDamaged, damaged?.isDamaged]).toEqual([false, true])
  expect(told.filter(({ kind }) => kind === 'app')).toHaveLength(1)
  expect(again).toEqual(ok(null))
  expect(await info()).toMatchObject({ isDamaged: false, cacheSetAside: expect.stringMatching(/^cache/) })
  expect(await readThread()).toMatchObject({ ok: true })
})

test('from a house that does not open the demo is a way on, and leads back to it', async () => {
  const { estate, settingsFolder, info } = anEstate()
  writeFileSync(join(settingsFolder, 'store'), 'a file where the folder should be')
  await estate.enter('own')

  expect(await estate.enter('demo')).toEqual(ok(null))
  expect(await info()).toMatchObject({ isDemo: true, houseFailure: null })
  expect(await estate.enter('own')).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
  expect(await info()).toMatchObject({ isDemo: false, houseFailure: { kind: 'unreadable' } })
})

test('the demo begins anew each time', async () => {
  const { estate, settingsFolder } = anEstate()
  mkdirSync(join(settingsFolder, 'demo'))
  writeFileSync(join(settingsFolder, 'demo', 'of-last-time'), '')

  await estate.enter('demo')

  expect(existsSync(join(settingsFolder, 'demo', 'of-last-time'))).toBe(false)
})

test('nobody hears of folders on this machine', async () => {
  const { estate, settingsFolder, info } = anEstate()
  await estate.enter('own')

  expect(JSON.stringify(await info())).not.toContain(settingsFolder)
})

test('the demo itself can be entered: each of its keys is accepted by its service', async () => {
  const { estate } = anEstate(() => startDemo({ clock: aClock() }))

  expect(await estate.enter('demo')).toEqual(ok(null))

  const accounts = await (await estate.handlers())?.['accounts.list']?.({})
  expect(accounts?.ok === true ? accounts.value.map(({ account }) => account.position) : accounts).toEqual([0, 1, 2, 3])
})
