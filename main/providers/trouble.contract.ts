import { describe, expect, test } from 'vitest'
import { SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { Result } from '#app/result.ts'
import { aDeadAddress } from './http/testing/a-server.ts'
import type { ProviderAccount } from './provider.ts'
import { failureOf, untilAsked, type ProviderFixture, type StartFixture, type Trouble } from './provider-fixture.contract.ts'

type Question = Readonly<{ name: string; ask: (account: ProviderAccount, desk: ProviderFixture, signal?: AbortSignal) => Promise<Result<unknown>> }>

const QUESTIONS: readonly Question[] = [
  { name: 'listConversations', ask: (account, _desk, signal) => account.listConversations({ cursor: null, signal }) },
  { name: 'getConversation', ask: (account, { conversationId: id }, signal) => account.getConversation({ id, signal }) },
  { name: 'getThread', ask: (account, { conversationId }, signal) => account.getThread({ conversationId, cursor: null, signal }) },
  { name: 'listContacts', ask: (account, _desk, signal) => account.listContacts({ cursor: null, search: null, signal }) },
  { name: 'getContact', ask: (account, { contactId: id }, signal) => account.getContact({ id, signal }) },
  { name: 'listContactConversations', ask: (account, { contactId }, signal) => account.listContactConversations({ contactId, cursor: null, signal }) },
  { name: 'listOperators', ask: (account, _desk, signal) => account.listOperators({ cursor: null, signal }) },
  { name: 'getOperator', ask: (account, { operator: { id } }, signal) => account.getOperator({ id, signal }) },
  { name: 'listGroups', ask: (account, _desk, signal) => account.listGroups({ cursor: null, signal }) },
  { name: 'listInboxes', ask: (account, _desk, signal) => account.listInboxes({ cursor: null, signal }) },
]

const TROUBLES: readonly Readonly<{ trouble: Trouble; kind: string }>[] = [
  { trouble: { kind: 'refused', status: 401 }, kind: 'unauthorised' },
  { trouble: { kind: 'refused', status: 403 }, kind: 'forbidden' },
  { trouble: { kind: 'refused', status: 404 }, kind: 'notFound' },
  { trouble: { kind: 'refused', status: 429 }, kind: 'rateLimited' },
  { trouble: { kind: 'refused', status: 500 }, kind: 'providerDown' },
  { trouble: { kind: 'refused', status: 503 }, kind: 'providerDown' },
  { trouble: { kind: 'dropped' }, kind: 'offline' },
  { trouble: { kind: 'html' }, kind: 'unreadable' },
  { trouble: { kind: 'cutShort' }, kind: 'unreadable' },
]

type Answered = Readonly<{ trouble: Trouble; failure: Failure | null }>

/** As an id or as what a person types into a search: none of it leads to another route. */
const HOSTILE = [
  '...', '../..', '/', '//example.test', '\\', '..\\..', '%', '%2e%2e', '%2F', '?', '?a=b', '#', '#a', '&', ' ', '\n', '\u{0}', ';', ':',
  'a/b', 'a b', 'ä', '退款', '😀', '\u{202e}', '__proto__', 'constructor', 'null', "' OR 1=1 --", '<script>', '*', 'x'.repeat(400),
]
/** What an address takes for a way, however it is encoded. */
const DOTS = ['.', '..']

/** Whatever the service, the network or a stranger's id does: a failure by its right name, never a throw, never an empty list. */
export function describeTrouble(start: StartFixture): void {
  describe.each(QUESTIONS)('$name', ({ ask }) => {
    test('says by its right name whatever goes wrong', async () => {
      const desk = await start()
      const account = desk.open()
      const answers: Answered[] = []
      for (const { trouble } of TROUBLES) {
        desk.trouble.make('everything', trouble)
        answers.push({ trouble, failure: failureOf(await ask(account, desk)) })
        desk.trouble.end()
      }

      expect(answers).toMatchObject(TROUBLES.map(({ trouble, kind }) => ({ trouble, failure: { kind } })))
      const refusals = answers.flatMap(({ failure }) => (failure?.kind === 'unauthorised' || failure?.kind === 'forbidden' ? [failure.accountId] : []))
      expect(refusals).toEqual([expect.stringMatching(/^acc:/), expect.stringMatching(/^acc:/)])
    })

    test('says offline where nobody is at the other end', async () => {
      const desk = await start()

      expect(failureOf(await ask(desk.open({ credential: desk.at(await aDeadAddress()) }), desk))).toEqual({ kind: 'offline' })
    })

    test('says offline after half a minute of silence', async () => {
      const desk = await start()
      desk.trouble.make('everything', { kind: 'silent' })

      const asking = ask(desk.open(), desk)
      await untilAsked(desk, { work: asking })
      await desk.clock.advance(31 * SECOND_MS)

      expect(failureOf(await asking)).toEqual({ kind: 'offline' })
    })

    test('is cancelled by its signal, before it begins and on its way', async () => {
      const desk = await start()
      const account = desk.open()
      const early = await ask(account, desk, AbortSignal.abort())
      const askedEarly = desk.asked()
      desk.trouble.make('everything', { kind: 'silent' })
      const end = new AbortController()

      const asking = ask(account, desk, end.signal)
      await untilAsked(desk, { work: asking })
      end.abort()

      expect([failureOf(early), failureOf(await asking)]).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }])
      expect(askedEarly).toEqual([])
    })
  })

  test.each(QUESTIONS.filter(({ name }) => ['listConversations', 'getThread', 'listContacts'].includes(name)))(
    '$name lets go of fifty megabytes, and says that they are too large',
    async ({ ask }) => {
      const desk = await start()
      desk.trouble.make('everything', { kind: 'oversized' })

      expect(failureOf(await ask(desk.open(), desk))).toMatchObject({ kind: 'unreadable', found: 'tooLarge' })
    },
  )

  test('a wait that the service asks for is the wait that is told', async () => {
    const desk = await start()
    desk.trouble.make('everything', { kind: 'refused', status: 429, retryAfterSeconds: 45 })

    expect(failureOf(await desk.open().listOperators({ cursor: null }))).toEqual({ kind: 'rateLimited', until: desk.clock.now() + 45 * SECOND_MS })
  })

  test('trouble that is over leaves nothing behind', async () => {
    const desk = await start()
    const account = desk.open()
    const before = account.capabilities()
    for (const { trouble } of TROUBLES) {
      desk.trouble.make('everything', trouble)
      for (const { ask } of QUESTIONS) await ask(account, desk)
      desk.trouble.end()
    }

    const answers: Result<unknown>[] = []
    for (const { ask } of QUESTIONS) answers.push(await ask(account, desk))

    expect(answers.map(failureOf)).toEqual(answers.map(() => null))
    expect(account.capabilities()).toEqual(before)
  })

  test('an id of whatever letters is somebody\'s that is not there', async () => {
    const desk = await start()
    const account = desk.open()
    const found: string[] = []

    for (const remote of [...HOSTILE, ...DOTS]) {
      const answers = await askAfter(account, desk, remote)
      if (answers.some(({ ok }) => ok)) found.push(remote)
    }

    expect(found).toEqual([])
  })

  test('an id of whatever letters leads to its own route', async () => {
    const desk = await start()

    expect(await ledAstray(desk, HOSTILE)).toEqual([])
  })

  test('an id of dots leads to its own route', async () => {
    const desk = await start()

    expect(await ledAstray(desk, DOTS)).toEqual([])
  })
}

/** Everything that one may ask after somebody by id, and the search for a contact. */
async function askAfter(account: ProviderAccount, desk: ProviderFixture, remote: string): Promise<readonly Result<unknown>[]> {
  const { conversationId, contactId, operatorId } = desk.idsFor(remote)
  return [
    await account.getConversation({ id: conversationId }),
    await account.getThread({ conversationId, cursor: null }),
    await account.setStatus({ id: conversationId, status: 'resolved', operator: null }),
    await account.getContact({ id: contactId }),
    await account.listContactConversations({ contactId, cursor: null }),
    await account.getOperator({ id: operatorId }),
    await account.findContact({ key: remote }),
  ]
}

async function ledAstray(desk: ProviderFixture, remotes: readonly string[]): Promise<readonly string[]> {
  const account = desk.open()
  const astray: string[] = []
  for (const remote of remotes) {
    const before = desk.asked().length
    await askAfter(account, desk, remote)
    astray.push(...desk.asked().slice(before).filter(request => !leadsTo(request, remote)))
  }
  return astray
}

/** Whether a request names just this id in its path, however its log writes it. */
function leadsTo(request: string, remote: string): boolean {
  const written = encodeURIComponent(remote)
  return [remote, written, decodeURI(written)].some(form => request.includes(`/${form}`))
}
