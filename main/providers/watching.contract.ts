import { describe, expect, onTestFinished, test } from 'vitest'
import { can } from '#app/domain/capability.ts'
import { MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { ProviderSignal } from './provider.ts'
import { failureOf, type ProviderFixture, type StartFixture } from './provider-fixture.contract.ts'

type IsIt = (signal: ProviderSignal) => boolean
const isConnection = (state: 'connecting' | 'live' | 'down'): IsIt => signal => signal.type === 'connection' && signal.state === state
const says = (text: string): IsIt => signal =>
  signal.type === 'item' && signal.item.type !== 'event' && signal.item.parts.some(part => part.kind === 'text' && part.text === text)

/** Live events, for services that have them. */
export function describeWatching(start: StartFixture): void {
  test('there are live events just where they are offered, and typing just where it is', async () => {
    const desk = await start()
    const account = desk.open()

    expect(account.watch !== null).toBe(can(account.capabilities(), 'realtime'))
    expect(account.watch !== null).toBe(desk.live !== null)
    expect(failureOf(await account.setTyping({ conversationId: desk.conversationId, isTyping: true })) === null).toBe(can(account.capabilities(), 'typing'))
  })

  describe('watching', () => {
    test('what a contact writes is heard once, as what it is', async () => {
      const desk = await start()
      const ear = await listen(desk)
      if (ear === null) return expect(desk.live).toBeNull()
      await ear.until(isConnection('live'))

      desk.world.contactWrites(desk.conversationId, 'first')
      desk.world.contactWrites(desk.conversationId, 'second')
      await ear.until(says('second'))

      const heard = ear.heard.filter(says('first'))
      expect(heard).toHaveLength(1)
      expect(heard[0]).toMatchObject({ conversationId: desk.conversationId, item: { type: 'message', author: { kind: 'contact' } } })
    })

    test('what an operator notes is heard as a note and never as a message', async () => {
      const desk = await start()
      const ear = await listen(desk)
      if (ear === null) return expect(desk.live).toBeNull()
      await ear.until(isConnection('live'))

      desk.live?.operatorNotes(desk.conversationId, 'for us only')
      await ear.until(says('for us only'))

      expect(ear.heard.filter(says('for us only'))).toMatchObject([{ item: { type: 'note' } }])
    })

    test('what we send comes back under the same id as the answer gave', async () => {
      const desk = await start()
      const ear = await listen(desk)
      if (ear === null) return expect(desk.live).toBeNull()
      await ear.until(isConnection('live'))

      const sent = await ear.account.send({ conversationId: desk.conversationId, clientId: '175900123456712', text: 'ours', operator: desk.operator })
      await ear.until(says('ours'))

      const ids = ear.heard.filter(says('ours')).map(signal => (signal.type === 'item' ? signal.item.id : null))
      expect(ids).toEqual([sent.outcome === 'sent' ? sent.item?.id : null])
    })

    test('a line that drops is told, comes back by itself and hears again', async () => {
      const desk = await start()
      const ear = await listen(desk)
      if (ear === null) return expect(desk.live).toBeNull()
      await ear.until(isConnection('live'))

      for (const text of ['after the first drop', 'after the second drop']) {
        desk.live?.dropAll()
        await ear.until(isConnection('down'))
        await waitOut(desk, ear.until(isConnection('connecting')))
        await ear.until(isConnection('live'))
        desk.world.contactWrites(desk.conversationId, text)
        await ear.until(says(text))
      }

      expect(ear.heard.filter(says('after the first drop'))).toHaveLength(1)
      expect(ear.heard.filter(says('after the second drop'))).toHaveLength(1)
    })

    test('who has stopped listening hears nothing more, and may stop twice', async () => {
      const desk = await start()
      const [ear, other] = [await listen(desk), await listen(desk)]
      if (ear === null || other === null) return expect(desk.live).toBeNull()
      await Promise.all([ear.until(isConnection('live')), other.until(isConnection('live'))])

      ear.close()
      ear.close()
      const heard = ear.heard.length
      desk.world.contactWrites(desk.conversationId, 'too late')
      await other.until(says('too late'))
      await desk.clock.advance(10 * MINUTE_MS)

      expect(ear.heard).toHaveLength(heard)
    })

    test('who stops before there is a line never gets one', async () => {
      const desk = await start()
      const ear = await listen(desk)
      if (ear === null) return expect(desk.live).toBeNull()

      ear.close()
      const other = await listen(desk)
      await other?.until(isConnection('live'))
      await desk.clock.advance(10 * MINUTE_MS)

      expect(ear.heard.filter(isConnection('live'))).toEqual([])
    })
  })
}

/** Moves the clock second by second, and no further than it takes: real connections need real moments in between. */
async function waitOut(desk: ProviderFixture, event: Promise<void>): Promise<void> {
  const over = new Set<string>()
  void event.then(() => over.add('event'))
  while (over.size === 0) await desk.clock.advance(SECOND_MS)
}

/** Listens until the test ends; `until` waits for such a signal that no earlier call has waited for. null where there are none. */
async function listen(desk: ProviderFixture) {
  const account = desk.open()
  const heard: ProviderSignal[] = []
  const wakers = new Set<() => void>()
  const line = account.watch?.(signal => {
    heard.push(signal)
    for (const wake of wakers) wake()
  })
  if (line === undefined) return null
  const close = () => line.close()
  onTestFinished(close)
  let looked = 0
  const until = (isIt: IsIt) =>
    new Promise<void>(resolve => {
      const look = () => {
        const at = heard.findIndex((signal, index) => index >= looked && isIt(signal))
        if (at < 0) return
        looked = at + 1
        wakers.delete(look)
        resolve()
      }
      wakers.add(look)
      look()
    })
  return { account, heard, until, close }
}
