import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from './console-log.ts'

const NOW = Date.UTC(2026, 0, 5, 9)
const Line = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

function aLog() {
  const lines: string[] = []
  const log = createLog(line => lines.push(line), () => NOW)
  return { log, lines, last: () => Line.parse(JSON.parse(lines.at(-1) ?? '')) }
}

test('a fact is one line of JSON with its hour', () => {
  const { log, lines } = aLog()

  log.info('account synced', { accountId: 'acc:one', pages: 3, ms: 12.5, isFirst: true, cursor: null })
  log.warn('call refused')

  expect(lines).toEqual([
    '{"at":"2026-01-05T09:00:00.000Z","level":"info","what":"account synced","accountId":"acc:one","pages":3,"ms":12.5,"isFirst":true,"cursor":null}',
    '{"at":"2026-01-05T09:00:00.000Z","level":"warn","what":"call refused"}',
  ])
})

test('line ends within a fact do not make a second line', () => {
  const { log, lines } = aLog()

  log.info('odd id', { id: 'a\nb\u{2028}c' })

  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('\n')
})

test('a bug is told with a reference, its class and our own places', () => {
  const { log, last } = aLog()

  const reference = log.bug('call accounts.list', new RangeError('Invalid time value'))

  expect(reference).toMatch(/^[0-9a-f]{8}$/)
  expect(last()).toMatchObject({ level: 'bug', what: 'call accounts.list', reference, error: 'RangeError' })
  expect(last()['where']).toMatch(/console-log\.test\.ts:\d+:\d+/)
})

test('two bugs have two references', () => {
  const { log } = aLog()

  expect(log.bug('a', new Error('x'))).not.toBe(log.bug('a', new Error('x')))
})

const SECRET = 'sk-live-4242424242'

test.each([
  ['in the message', new Error(`cannot send ${SECRET}`)],
  ['in a message of several lines', new Error(`first\n    at ${SECRET}\nthird`)],
  ['in a message that looks like a place', new Error(`first\n    at work (/a/${SECRET}.ts:1:1)`)],
  ['in what a parser choked on', parsing(`{"text": ${SECRET}}`)],
  ['in a cause', new Error('outer', { cause: new Error(SECRET) })],
  ['in several errors at once', new AggregateError([new Error(SECRET)], SECRET)],
  ['thrown as a text', SECRET],
  ['thrown as an object', { body: SECRET, toString: () => SECRET }],
  ['in a field of an error', Object.assign(new Error('refused'), { body: SECRET })],
  ['in the name of an error', named(SECRET)],
])('what was said never reaches the log: %s', (_name, error) => {
  const { log, lines } = aLog()

  log.bug('call messages.send', error)

  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain(SECRET)
})

test('a place is told by file and line, never by the folders of whose machine it is', () => {
  const { log, last } = aLog()
  const error = new Error('x')
  error.stack = [
    'Error: x',
    '    at send (/home/somebody/tributary/main/outbox/drain.ts:12:7)',
    '    at async file:///C:/Users/Somebody/app/main/ipc/serve.ts:30:14',
    '    at C:\\Users\\Somebody\\app\\main\\main.ts:3:1',
    '    at new Promise (<anonymous>)',
    '    at node:internal/process/task_queues:105:5',
  ].join('\n')

  log.bug('call', error)

  expect(last()['where']).toContain('drain.ts:12:7')
  expect(last()['where']).toContain('serve.ts:30:14')
  expect(last()['where']).toContain('main.ts:3:1')
  expect(String(last()['where'])).not.toMatch(/somebody/i)
})

test('a deep stack is cut to its top', () => {
  const { log, last } = aLog()
  const error = new Error('x')
  error.stack = ['Error: x', ...Array.from({ length: 50 }, (_, n) => `    at f${n} (/a/b/file-${n}.ts:1:1)`)].join('\n')

  log.bug('call', error)

  expect(String(last()['where']).split(' < ')).toHaveLength(6)
})

test.each([[null], [undefined], [7], [Symbol('x')], [withStack(undefined)], [withStack('no frames here')]])('a bug that is no proper error has no place: %s', error => {
  const { log, last } = aLog()

  log.bug('call', error)

  expect(last()['where']).toBeNull()
})

function parsing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

function named(name: string): Error {
  const error = new Error('x')
  error.name = name
  return error
}

function withStack(stack: string | undefined): Error {
  const error = new Error('x')
  Object.defineProperty(error, 'stack', { value: stack })
  return error
}
