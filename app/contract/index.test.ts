import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { GOOD_INPUTS } from '#app/testing/inputs.ts'
import { CALL_CHANNEL, CallEnvelope, CHANGE_CHANNEL, contract } from './index.ts'

const CALLS = Object.entries(contract).map(([name, call]) => ({ name, call }))
const WITH_INPUT = CALLS.filter(({ call }) => !call.input.safeParse({}).success)

describe.each(CALLS)('$name', ({ name, call }) => {
  const inputs = Object.entries(GOOD_INPUTS).flatMap(([of, some]) => (of === name ? some : []))

  test('takes what a window sends, as it stands', () => {
    expect(inputs.length).toBeGreaterThan(0)
    expect(inputs.map(input => call.input.parse(input))).toEqual(inputs)
  })

  test('refuses what is no input at all', () => {
    const never = [null, undefined, true, 7, '', 'everything', [], [{}], () => ({}), Symbol.iterator, 10n]

    expect(never.filter(input => call.input.safeParse(input).success)).toEqual([])
  })

  test('refuses its own input with any field spoiled or missing', () => {
    const isTaken = (input: unknown) => call.input.safeParse(input).success

    expect(inputs.flatMap(spoiled).filter(isTaken)).toEqual([])
    expect(name === 'accounts.update' ? [] : inputs.flatMap(lacking).filter(isTaken)).toEqual([])
  })

  test('never throws and never pollutes, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withSparseArray: true, maxDepth: 3 }), value => {
        expect(() => call.input.safeParse(value)).not.toThrow()
      }),
      { numRuns: 50 },
    )
    call.input.safeParse(JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'))
    expect('isAdmin' in {}).toBe(false)
  })
})

const recordOf = (input: unknown) => z.record(z.string(), z.unknown()).parse(input)

function spoiled(input: unknown): unknown[] {
  return Object.keys(recordOf(input)).map(field => ({ ...recordOf(input), [field]: NaN }))
}

function lacking(input: unknown): unknown[] {
  return Object.keys(recordOf(input)).map(field => ({ ...recordOf(input), [field]: undefined }))
}

test('calls that ask for something refuse an empty question', () => {
  expect(WITH_INPUT.length).toBeGreaterThan(CALLS.length / 2)
  expect(CALLS.filter(({ call }) => call.input.safeParse({ surplus: true }).success)).toEqual([])
})

test('every name is a room and a verb, short enough for its envelope, and none that every object has', () => {
  expect(CALLS.map(({ name }) => name).filter(name => !/^[a-z]+\.[a-zA-Z]+$/.test(name) || name.length > 60)).toEqual([])
  expect(CALLS.filter(({ name }) => name in Object.prototype)).toEqual([])
})

test('what only asks is a query, what does something is a command', () => {
  const doing = /\.(set|add|remove|update|replace|write|send|enter|leave|open|choose|unlock|retry|begin|end|edit|discard|putBack|check|refresh|load|find|searchServices|watch|reorder|assign|mark|create|export|changePassphrase|break$)/

  expect(CALLS.filter(({ name, call }) => call.type === 'query' && doing.test(name)).map(({ name }) => name)).toEqual(['accounts.check'])
  expect(CALLS.filter(({ name, call }) => call.type === 'command' && !doing.test(name)).map(({ name }) => name)).toEqual([])
})

test('there are two channels and no third', () => {
  expect([CALL_CHANNEL, CHANGE_CHANNEL]).toEqual(['inbox:call', 'inbox:change'])
})

describe('an envelope', () => {
  test('has a name and an input', () => {
    expect(CallEnvelope.parse({ name: 'app.info', input: {} })).toEqual({ name: 'app.info', input: {} })
  })

  test.each([
    ['no name', { input: {} }],
    ['a name that is no text', { name: ['app.info'], input: {} }],
    ['an endless name', { name: 'a'.repeat(61), input: {} }],
    ['something besides', { name: 'app.info', input: {}, sender: 'main' }],
    ['nothing', null],
    ['only a text', 'app.info'],
  ])('with %s is none', (_name, envelope) => {
    expect(CallEnvelope.safeParse(envelope).success).toBe(false)
  })
})

test('a change of the contract is seen', () => {
  const shape = (schema: z.ZodType) => fnv1a(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
  const shapes = Object.fromEntries(CALLS.map(({ name, call }) => [name, `${call.type} ${shape(call.input)} → ${shape(call.output)}`]))

  // Whoever changes a call on purpose renews this with `npx vitest run app/contract -u` and looks at what else has changed.
  expect(shapes).toMatchSnapshot()
})

/** Thirty-two bits are enough to notice a change; nobody is kept out by them. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
