import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Change } from '#app/contract/change.ts'
import { accountId, contactId, conversationId, outboxEntryId } from '#app/domain/ids.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createChangeGatherer, merge } from './change-gatherer.ts'

const ONE = accountId('one')
const c = (remote: string) => conversationId(ONE, remote)
const about = (...remotes: string[]): Change => ({ kind: 'conversations', ids: remotes.map(c) })

function aGatherer() {
  const clock = aClock(0)
  const sent: { at: number; changes: readonly Change[] }[] = []
  const gatherer = createChangeGatherer({ clock, send: changes => void sent.push({ at: clock.now(), changes }) })
  return { clock, sent, gatherer }
}

describe('in time', () => {
  test('what happens within one frame goes as one message, at its end', async () => {
    const { clock, sent, gatherer } = aGatherer()

    gatherer.tell(about('a'))
    await clock.advance(10)
    gatherer.tell({ kind: 'accounts' })
    await clock.advance(5)
    expect(sent).toEqual([])
    await clock.advance(1)

    expect(sent).toEqual([{ at: 16, changes: [about('a'), { kind: 'accounts' }] }])
  })

  test('what comes later goes as the next one, and nothing goes twice', async () => {
    const { clock, sent, gatherer } = aGatherer()

    gatherer.tell(about('a'))
    await clock.advance(20)
    gatherer.tell(about('b'))
    await clock.advance(1_000)

    expect(sent.map(({ changes }) => changes)).toEqual([[about('a')], [about('b')]])
  })

  test('a quiet house sends nothing', async () => {
    const { clock, sent } = aGatherer()

    await clock.advance(60_000)

    expect(sent).toEqual([])
    expect(clock.sleepers()).toBe(0)
  })

  test('a first filling of ten thousand rows is a handful of messages', async () => {
    const { clock, sent, gatherer } = aGatherer()

    for (let page = 0; page < 100; page += 1) {
      for (let row = 0; row < 100; row += 1) gatherer.tell(about(`${page}-${row}`))
      await clock.advance(2)
    }
    await clock.advance(20)

    expect(sent.length).toBeLessThan(20)
    expect(new Set(sent.flatMap(({ changes }) => changes.flatMap(change => (change.kind === 'conversations' ? change.ids : [])))).size).toBe(10_000)
  })

  test('what is told while a message leaves goes with the next', async () => {
    const clock = aClock(0)
    const sent: (readonly Change[])[] = []
    const gatherer = createChangeGatherer({
      clock,
      send: changes => {
        sent.push(changes)
        if (sent.length === 1) gatherer.tell(about('b'))
      },
    })

    gatherer.tell(about('a'))
    await clock.advance(40)

    expect(sent).toEqual([[about('a')], [about('b')]])
  })

  test('after the end nothing leaves, neither what waited nor what comes', async () => {
    const { clock, sent, gatherer } = aGatherer()
    gatherer.tell(about('a'))

    gatherer.close()
    gatherer.tell(about('b'))
    gatherer.close()
    await clock.advance(1_000)

    expect(sent).toEqual([])
    expect(clock.sleepers()).toBe(0)
  })
})

describe('merged', () => {
  test('ids of one kind become one list, each once, in the order of first mention', () => {
    expect(merge([about('b', 'a'), { kind: 'outbox' }, about('a', 'c'), { kind: 'outbox' }])).toEqual([about('b', 'a', 'c'), { kind: 'outbox' }])
  })

  test.each([
    [[about(), about('a')]],
    [[about('a'), about()]],
    [[about('a'), about(), about('b')]],
  ])('no ids mean all of them, and stay that beside any: %j', changes => {
    expect(merge(changes)).toEqual([about()])
  })

  test('contacts and campaigns are joined like conversations, and never with them', () => {
    const contacts = (...remotes: string[]): Change => ({ kind: 'contacts', ids: remotes.map(remote => contactId(ONE, remote)) })

    expect(merge([contacts('u1'), about('a'), contacts('u2', 'u1')])).toEqual([contacts('u1', 'u2'), about('a')])
  })

  test('what is about one thing stays about that thing', () => {
    const changes: Change[] = [
      { kind: 'thread', conversationId: c('a') }, { kind: 'thread', conversationId: c('b') }, { kind: 'drafts', conversationId: c('a') },
      { kind: 'people', accountId: ONE }, { kind: 'people', accountId: accountId('two') }, { kind: 'menu', action: 'find' }, { kind: 'menu', action: 'palette' },
      { kind: 'upload', id: outboxEntryId('one') }, { kind: 'upload', id: outboxEntryId('two') },
    ]

    expect(merge([...changes, ...changes])).toEqual(changes)
  })

  test('of somebody who types the last word holds', () => {
    const typing = (isTyping: boolean): Change => ({ kind: 'typing', conversationId: c('a'), isTyping })

    expect(merge([typing(true), typing(false), typing(true)])).toEqual([typing(true)])
    expect(merge([typing(true), typing(false)])).toEqual([typing(false)])
  })

  test('whatever is told, nothing is lost, nothing stands twice and it is still what may cross', () => {
    const remote = fc.constantFrom('a', 'b', 'c')
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.array(remote, { minLength: 1, maxLength: 3 }).map(remotes => about(...remotes)),
      remote.map(one => ({ kind: 'thread', conversationId: c(one) }) as const),
      fc.tuple(remote, fc.boolean()).map(([one, isTyping]) => ({ kind: 'typing', conversationId: c(one), isTyping }) as const),
      fc.constantFrom<Change>({ kind: 'accounts' }, { kind: 'outbox' }, { kind: 'vault' }, { kind: 'everything' }),
    )

    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), changes => {
        const merged = merge(changes)
        const subjects = (some: readonly Change[]) => new Set(some.flatMap(one => (one.kind === 'conversations' ? one.ids.map(id => `conversations ${id}`) : `${one.kind} ${'conversationId' in one ? one.conversationId : ''}`)))
        expect(subjects(merged)).toEqual(subjects(changes))
        expect(merged.length).toBeLessThanOrEqual(changes.length)
        expect(merge(merged)).toEqual(merged)
        expect(merged.map(one => Change.parse(one))).toEqual(merged)
      }),
    )
  })
})
