import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { CallEnvelope, contract } from '#app/contract/index.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { GOOD_INPUTS } from '#app/testing/inputs.ts'
import { aLog } from '#main/testing/builders.ts'
import type { Handlers } from './handlers.ts'
import { createServe } from './serve.ts'

const OUR_PAGE = { isOurPage: true }
const FOREIGN = { isOurPage: false }
const CANARY = 'my card number is 4242424242424242'

type Handled = Readonly<{ name: string; input: unknown }>
let handled: Handled[] = []
beforeEach(() => {
  handled = []
})

/** Every call of the contract, answered by noting that it came this far. */
const noting: Readonly<Record<string, (input: unknown) => Promise<Result<never>>>> = Object.fromEntries(
  Object.keys(contract).map(name => [
    name,
    async (input: unknown) => {
      handled.push({ name, input })
      return fail({ kind: 'notFound' })
    },
  ]),
)

function aServer(handlers: Partial<Handlers> = noting) {
  const log = aLog()
  return { log, serve: createServe({ handlers: async () => handlers, log }) }
}

const refused = (kind: string) => ({ ok: false, failure: { kind: 'bug', reference: kind } })

test('a good call reaches its handler with its input as the contract has it, and its answer comes back', async () => {
  const seen: unknown[] = []
  const { serve, log } = aServer({
    'contacts.find': async input => {
      seen.push(input)
      return ok({ contacts: [], outcomes: [] })
    },
  })

  const answer = await serve(OUR_PAGE, { name: 'contacts.find', input: { scope: null, key: '  ada@contact.example ', isAdmin: true } })

  expect(answer).toEqual({ ok: true, value: { contacts: [], outcomes: [] } })
  expect(seen).toEqual([{ scope: null, key: 'ada@contact.example' }])
  expect(log.lines).toEqual([])
})

test('every call of the contract, sent as a window sends it, arrives', async () => {
  const { serve } = aServer()

  for (const [name, inputs] of Object.entries(GOOD_INPUTS)) {
    for (const input of inputs) expect(await serve(OUR_PAGE, { name, input })).toEqual({ ok: false, failure: { kind: 'notFound' } })
  }

  expect(handled).toEqual(Object.entries(GOOD_INPUTS).flatMap(([name, inputs]) => inputs.map(input => ({ name, input }))))
})

describe('refused', () => {
  test('is whoever is not our page, whatever is asked and however well', async () => {
    const { serve, log } = aServer()

    for (const [name, inputs] of Object.entries(GOOD_INPUTS)) {
      for (const input of inputs) expect(await serve(FOREIGN, { name, input })).toEqual(refused('foreign-sender'))
    }

    expect(handled).toEqual([])
    expect(new Set(log.lines.map(({ facts }) => facts['name']))).toEqual(new Set(['']))
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'app.info'],
    ['a list', ['app.info', {}]],
    ['no name', { input: {} }],
    ['a name in a list', { name: ['app.info'], input: {} }],
    ['a name as an object', { name: new String('app.info'), input: {} }],
    ['something besides', { name: 'app.info', input: {}, sender: { isOurPage: true } }],
    ['an endless name', { name: 'a'.repeat(10_000_000), input: {} }],
  ])('is an envelope with %s', async (_name, envelope) => {
    const { serve, log } = aServer()

    expect(await serve(OUR_PAGE, envelope)).toEqual(refused('malformed-envelope'))

    expect(handled).toEqual([])
    expect(log.lines).toEqual([{ level: 'warn', what: 'call refused', facts: { kind: 'malformed-envelope', name: '' } }])
  })

  test.each(['', 'app', 'app.', 'app.infos', 'APP.INFO', ' app.info', 'app.info\n', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', '0', CANARY])(
    'is a call that is not in the contract: %j',
    async name => {
      const { serve, log } = aServer()

      expect(await serve(OUR_PAGE, { name, input: {} })).toEqual(refused('unknown-call'))

      expect(handled).toEqual([])
      expect(log.lines).toEqual([{ level: 'warn', what: 'call refused', facts: { kind: 'unknown-call', name: '' } }])
    },
  )

  test('is an input that the call does not take; the log says which call and not what came', async () => {
    const { serve, log } = aServer()

    expect(await serve(OUR_PAGE, { name: 'messages.send', input: { conversationId: 'nowhere', text: CANARY } })).toEqual(refused('malformed-input'))

    expect(handled).toEqual([])
    expect(log.lines).toEqual([{ level: 'warn', what: 'call refused', facts: { kind: 'malformed-input', name: 'messages.send' } }])
  })

  test('is an input that makes the schema itself throw: a typed array, which nobody can freeze', async () => {
    const { serve } = aServer()

    expect(await serve(OUR_PAGE, { name: 'conversations.counts', input: { scope: new Float32Array([1]) } })).toEqual(refused('malformed-input'))
    expect(await serve(OUR_PAGE, { name: 'accounts.check', input: { source: new Uint8Array(8) } })).toEqual(refused('malformed-input'))
  })

  test.each(['cnv:%', 'cnv:one', 'cnv:one/%FF', 'cnv:../x', 'cnv:one/c1\u{0}'])('is an id that nobody could take apart: %j', async id => {
    const { serve } = aServer()

    expect(await serve(OUR_PAGE, { name: 'conversations.get', input: { id } })).toEqual(refused('malformed-input'))
  })
})

describe('a handler with a bug', () => {
  test.each([
    ['that rejects', async () => { throw new Error(CANARY) }],
    ['that throws before it begins', () => { throw new TypeError(CANARY) }],
    ['that throws what is no error', async () => { throw CANARY }],
    ['that throws nothing', async () => { throw undefined }],
  ])('%s becomes a reference, and no word and no stack of it leaves', async (_name, handler: () => Promise<never>) => {
    const { serve, log } = aServer({ 'app.info': handler })

    const answer = await serve(OUR_PAGE, { name: 'app.info', input: {} })

    expect(answer).toEqual({ ok: false, failure: { kind: 'bug', reference: 'bug-1' } })
    expect(JSON.stringify(answer)).not.toContain(CANARY)
    expect(log.lines).toMatchObject([{ level: 'bug', what: 'call app.info' }])
  })

  test('does not keep the next call from being answered', async () => {
    let calls = 0
    const { serve } = aServer({
      'demo.facts': async () => {
        calls += 1
        if (calls === 1) throw new Error('once')
        return ok({ accounts: 1, conversations: 1, messages: 1 })
      },
    })

    await serve(OUR_PAGE, { name: 'demo.facts', input: {} })

    expect(await serve(OUR_PAGE, { name: 'demo.facts', input: {} })).toMatchObject({ ok: true })
  })

  test('is also a house that cannot say who answers', async () => {
    const log = aLog()
    const serve = createServe({ handlers: () => Promise.reject(new Error(CANARY)), log })

    expect(await serve(OUR_PAGE, { name: 'app.info', input: {} })).toEqual({ ok: false, failure: { kind: 'bug', reference: 'bug-1' } })
  })
})

describe('while houses change', () => {
  test('a call waits for the house that is next, and is answered by that one', async () => {
    let moveIn: (handlers: Partial<Handlers>) => void = () => undefined
    const next = new Promise<Partial<Handlers>>(resolve => (moveIn = resolve))
    const serve = createServe({ handlers: () => next, log: aLog() })

    const asking = serve(OUR_PAGE, { name: 'demo.facts', input: {} })
    moveIn({ 'demo.facts': async () => ok({ accounts: 4, conversations: 9, messages: 99 }) })

    expect(await asking).toMatchObject({ ok: true, value: { accounts: 4 } })
  })

  test('an app that is leaving answers that the call is off', async () => {
    const serve = createServe({ handlers: async () => null, log: aLog() })

    expect(await serve(OUR_PAGE, { name: 'app.info', input: {} })).toEqual(fail({ kind: 'cancelled' }))
  })

  test('a house that does not open says why, for what only it could answer', async () => {
    const serve = createServe({ handlers: async () => ({}), unanswered: () => ({ kind: 'diskFull' }), log: aLog() })

    expect(await serve(OUR_PAGE, { name: 'accounts.list', input: {} })).toEqual(fail({ kind: 'diskFull' }))
  })
})

/** Some values make a schema throw: those are not taken either. */
function isTaken(schema: Readonly<{ safeParse(value: unknown): { success: boolean } }>, value: unknown): boolean {
  try {
    return schema.safeParse(value).success
  } catch {
    return false
  }
}

describe('whatever comes', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, withSparseArray: true, maxDepth: 4 })
  const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...Object.keys(contract)) }, { weight: 1, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString') })
  const nearly = fc.oneof(anything, fc.record({ name, input: anything }), fc.record({ name, input: fc.record({ id: anything, conversationId: anything, scope: anything, text: anything }, { requiredKeys: [] }) }))

  test('from our page: 2,000 values never make it throw, and none passes that the contract does not take', async () => {
    const { serve, log } = aServer()

    await fc.assert(
      fc.asyncProperty(nearly, async envelope => {
        handled = []
        const answer = await serve(OUR_PAGE, envelope)
        expect(answer.ok).toBe(false)
        const call = CallEnvelope.safeParse(envelope)
        const taken = Object.entries(contract).filter(([known, { input }]) => call.success && call.data.name === known && isTaken(input, call.data.input))
        expect(handled.map(one => one.name)).toEqual(taken.map(([known]) => known))
      }),
      { numRuns: 2_000 },
    )

    expect(log.lines.every(({ level, what }) => level === 'warn' && what === 'call refused')).toBe(true)
    expect('isAdmin' in {}).toBe(false)
  })

  test('from elsewhere: 2,000 values never make it throw, and none passes', async () => {
    const { serve } = aServer()

    await fc.assert(
      fc.asyncProperty(nearly, async envelope => {
        expect(await serve(FOREIGN, envelope)).toEqual(refused('foreign-sender'))
      }),
      { numRuns: 2_000 },
    )

    expect(handled).toEqual([])
  })
})
