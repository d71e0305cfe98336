import { describe, expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import type { AppInfo, LinkVerdict } from '#app/contract/app.ts'
import { conversationId, operatorId, type AccountId } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createSettings } from '#main/settings/settings.ts'
import { aStore, valueOf } from '#main/store/testing/a-store.ts'
import { ACCOUNT, anAccount, anOperator, anOutboxRow, CONVERSATION, OTHER_ACCOUNT, START } from '#main/testing/builders.ts'
import { appHandlers } from './app.ts'
import { orNotFound, threadPage } from './conversations.ts'
import { draftHandlers } from './drafts.ts'
import { peopleHandlers } from './people.ts'

const INFO: AppInfo = {
  version: '0.1.0', isDemo: false, platform: 'linux', locale: 'en', settingsSetAside: null, settingsUnread: null, cacheSetAside: null, outboxSetAside: null, isDamaged: false, houseFailure: null, host: 'test',
}
const REFUSED: LinkVerdict = { verdict: 'refused', reason: 'scheme' }

function anApp(write: () => void = () => {}) {
  const told: Change[] = []
  const steps: string[] = []
  const shelf = new Map<string, unknown>()
  const handlers = appHandlers({
    info: () => INFO,
    settings: createSettings({ get: key => shelf.get(key), set: (key, value) => (write(), void shelf.set(key, value)) }),
    changes: { tell: change => void told.push(change) },
    inspectLink: (url, label) => (steps.push(`inspect ${url} ${label}`), REFUSED),
    openLink: async url => (steps.push(`open ${url}`), ok(REFUSED)),
    enterDemo: async () => (steps.push('enter'), ok(null)),
    leaveDemo: async () => (steps.push('leave'), fail({ kind: 'diskFull' })),
    retryHouse: async () => (steps.push('retry'), ok(null)),
    demoFacts: null,
    demoBreaks: null, onPreferences: () => void steps.push('preferences'),
  })
  return { handlers, told, steps }
}

describe('preferences', () => {
  test('are changed one by one, told, and put into effect', async () => {
    const { handlers, told, steps } = anApp()
    const before = valueOf(await handlers['preferences.get']())

    const after = valueOf(await handlers['preferences.set']({ change: { theme: 'dark' } }))

    expect(after).toEqual({ ...before, theme: 'dark' })
    expect(valueOf(await handlers['preferences.get']())).toEqual(after)
    expect(told).toEqual([{ kind: 'preferences' }])
    expect(steps).toEqual(['preferences'])
  })

  test('that the disk does not take stay as they were, and nobody is told otherwise', async () => {
    const { handlers, told, steps } = anApp(() => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'write' })
    })
    const before = valueOf(await handlers['preferences.get']())

    expect(await handlers['preferences.set']({ change: { theme: 'dark' } })).toEqual(fail({ kind: 'diskFull' }))

    expect(valueOf(await handlers['preferences.get']())).toEqual(before)
    expect([told, steps]).toEqual([[], []])
  })

  test('that were not said stay as they are, also when they were said to be nothing', async () => {
    const { handlers } = anApp()
    await handlers['preferences.set']({ change: { language: 'pseudo' } })

    expect(valueOf(await handlers['preferences.set']({ change: { theme: undefined, language: undefined } })).language).toBe('pseudo')
    expect(valueOf(await handlers['preferences.set']({ change: { language: null } })).language).toBeNull()
  })
})

test('what a house could not do comes back as its failure', async () => {
  const { handlers, steps } = anApp()

  expect(await handlers['demo.enter']()).toEqual(ok(null))
  expect(await handlers['demo.leave']()).toEqual(fail({ kind: 'diskFull' }))
  expect(await handlers['demo.facts']()).toEqual(fail({ kind: 'notFound' }))
  expect(steps).toEqual(['enter', 'leave'])
})

test('a link goes through the gate of the shell, whether it is looked at or opened', async () => {
  const { handlers, steps } = anApp()

  expect(await handlers['links.inspect']({ url: 'smb://x', label: 'shop' })).toEqual(ok(REFUSED))
  expect(await handlers['links.open']({ url: 'smb://x' })).toEqual(ok(REFUSED))

  expect(steps).toEqual(['inspect smb://x shop', 'open smb://x'])
})

describe('drafts', () => {
  async function aDesk() {
    const told: Change[] = []
    const store = await aStore()
    valueOf(await store.accounts.put(anAccount()))
    const directory = { account: (id: AccountId) => (id === ACCOUNT ? anAccount() : null) }
    return { told, store, directory, handlers: draftHandlers({ store, directory, clock: aClock(), changes: { tell: change => void told.push(change) } }) }
  }
  const DRAFT = { conversationId: CONVERSATION, mode: 'reply', text: ' not sent yet' } as const

  test('are kept as typed, with their hour, and told', async () => {
    const { handlers, told } = await aDesk()

    expect((await handlers['drafts.write'](DRAFT)).ok).toBe(true)

    expect(valueOf(await handlers['drafts.get']({ conversationId: CONVERSATION }))).toEqual([{ ...DRAFT, updatedAt: START }])
    expect(told).toEqual([{ kind: 'drafts', conversationId: CONVERSATION }])
  })

  test('that were emptied are gone, and only those', async () => {
    const { handlers } = await aDesk()
    await handlers['drafts.write'](DRAFT)
    await handlers['drafts.write']({ ...DRAFT, mode: 'note' })

    expect((await handlers['drafts.write']({ ...DRAFT, text: '' })).ok).toBe(true)

    expect(valueOf(await handlers['drafts.get']({ conversationId: CONVERSATION })).map(({ mode }) => mode)).toEqual(['note'])
  })

  test('that could not be kept are not told as kept', async () => {
    const told: Change[] = []
    const { store, directory } = await aDesk()
    const full = { drafts: { ...store.drafts, write: async () => fail({ kind: 'diskFull' }) } }
    const handlers = draftHandlers({ store: full, directory, clock: aClock(), changes: { tell: change => void told.push(change) } })

    expect(await handlers['drafts.write'](DRAFT)).toEqual(fail({ kind: 'diskFull' }))

    expect(told).toEqual([])
  })

  test('for an account that is not there are not kept, and may still be emptied', async () => {
    const { handlers, told, store } = await aDesk()
    const invented = { ...DRAFT, conversationId: conversationId(OTHER_ACCOUNT, 'c1') }
    valueOf(await store.drafts.write({ ...invented, updatedAt: START }))

    expect(await handlers['drafts.write']({ ...invented, text: 'another' })).toEqual(fail({ kind: 'notFound' }))
    expect(told).toEqual([])

    expect((await handlers['drafts.write']({ ...invented, text: '' })).ok).toBe(true)
    expect(await store.drafts.of(invented.conversationId)).toEqual([])
  })
})

describe('people', () => {
  /** Olga and Otto answer in two accounts; `mes` are who "I" am there. */
  async function aTeam(mes: ReadonlyMap<AccountId, string>) {
    const store = await aStore()
    const me = (id: AccountId) => mes.get(id) ?? null
    const account = (id: AccountId) => anAccount({ id, me: me(id) === null ? null : operatorId(id, me(id) ?? '') })
    for (const id of [ACCOUNT, OTHER_ACCOUNT]) {
      valueOf(await store.accounts.put(account(id)))
      valueOf(await store.people.replaceOperators(id, [anOperator({ accountId: id, remote: 'olga' }), anOperator({ accountId: id, remote: 'otto' })]))
    }
    const directory = { account, ids: () => [ACCOUNT, OTHER_ACCOUNT] }
    return peopleHandlers({ store, directory, sync: { refreshPeople: async () => [] } })
  }

  test('I am marked among the operators, in each account for itself', async () => {
    const handlers = await aTeam(new Map([[ACCOUNT, 'olga'], [OTHER_ACCOUNT, 'otto']]))

    const rows = valueOf(await handlers['operators.list']({ scope: null }))

    expect(rows).toHaveLength(4)
    expect(new Set(rows.filter(({ isMe }) => isMe).map(({ operator }) => operator.id))).toEqual(new Set([operatorId(ACCOUNT, 'olga'), operatorId(OTHER_ACCOUNT, 'otto')]))
  })

  test('one operator is told like in the list, and nobody who is not there', async () => {
    const handlers = await aTeam(new Map([[ACCOUNT, 'olga']]))

    expect(valueOf(await handlers['operators.get']({ id: operatorId(ACCOUNT, 'olga') }))).toMatchObject({ isMe: true })
    expect(valueOf(await handlers['operators.get']({ id: operatorId(ACCOUNT, 'otto') }))).toMatchObject({ isMe: false })
    expect(await handlers['operators.get']({ id: operatorId(ACCOUNT, 'nobody') })).toEqual(fail({ kind: 'notFound' }))
  })

  test('who I am is told for the accounts that were asked for, also where I am nobody or gone', async () => {
    const handlers = await aTeam(new Map([[OTHER_ACCOUNT, 'who-left']]))
    const both = valueOf(await handlers['people.me']({ scope: null }))
    const none = valueOf(await handlers['people.me']({ scope: [] }))

    expect(both).toEqual([{ accountId: ACCOUNT, operator: null }, { accountId: OTHER_ACCOUNT, operator: null }])
    expect(none).toEqual([])
  })
})

test('what is not there is not found, and what is nothing is something', () => {
  expect(orNotFound(null)).toEqual(fail({ kind: 'notFound' }))
  expect(orNotFound(0)).toEqual(ok(0))
  expect(orNotFound('')).toEqual(ok(''))
})

test('what waits behind a thread is shown with what only the outbox knows of it', async () => {
  const store = await aStore()
  const { id } = valueOf(await store.outbox.add(anOutboxRow(), null))
  const full = { kind: 'diskFull' } as const

  const page = await threadPage({ conversationId: CONVERSATION, limit: 10 }, { store, outbox: { shown: entry => ({ ...entry, heldByDisk: full }) } })

  expect(page.pending).toMatchObject([{ id, heldByDisk: full }])
})
