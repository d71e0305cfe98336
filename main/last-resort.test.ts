import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { aLog } from '#main/testing/builders.ts'
import { createLastResort } from './last-resort.ts'

function anEdge() {
  const log = aLog()
  const said: string[] = []
  const process = Object.assign(new EventEmitter(), { stdout: new EventEmitter(), stderr: new EventEmitter() })
  const edge = createLastResort({ log, giveUp: reference => void said.push(reference) })
  return { ...edge, process, log, said }
}

test.each(['uncaughtException', 'unhandledRejection'])('an %s is logged as a bug, and the app goes on', event => {
  const { process, outlive, log, said } = anEdge()
  outlive(process)

  process.emit(event, new TypeError('x'))

  expect(log.lines).toMatchObject([{ level: 'bug' }])
  expect(said).toEqual([])
})

test.each(['stdout', 'stderr'] as const)('a log that nobody reads any more on %s is no bug', stream => {
  const { process, outlive, log } = anEdge()
  outlive(process)

  process[stream].emit('error', new Error('EPIPE'))

  expect(log.lines).toEqual([])
})

test('a start that the system does not let happen is logged by the system’s word, said and ended', async () => {
  const { start, log, said } = anEdge()

  await start(() => Promise.reject(Object.assign(new Error('x'), { code: 'EACCES', syscall: 'scandir' })))

  expect(log.lines).toEqual([{ level: 'warn', what: 'the app does not start', facts: { code: 'EACCES' } }])
  expect(said).toEqual(['EACCES'])
})

test('a start that is our bug is logged as one, and its reference is said', async () => {
  const { start, log, said } = anEdge()

  await start(() => Promise.reject(new TypeError('x')))

  expect(log.lines).toMatchObject([{ level: 'bug', what: 'the app does not start' }])
  expect(said).toEqual(['bug-1'])
})

test('a page that does not load ends the app as well, and not with a line alone', () => {
  const { end, log, said } = anEdge()

  end('the page does not load', Object.assign(new Error('x'), { code: 'ERR_FAILED', errno: -2 }))

  expect(log.lines).toMatchObject([{ level: 'bug', what: 'the page does not load' }])
  expect(said).toEqual(['bug-1'])
})

test('a start that goes well says nothing', async () => {
  const { start, log, said } = anEdge()

  await start(async () => {})

  expect([log.lines, said]).toEqual([[], []])
})
