import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { heedSystem } from './system-events.ts'

function aSystem() {
  const done: string[] = []
  const app = Object.assign(new EventEmitter(), { quit: () => void done.push('quit') })
  const powerMonitor = new EventEmitter()
  heedSystem({ app, powerMonitor, show: () => void done.push('show'), onSleep: () => void done.push('sleep'), onWake: () => void done.push('wake') })
  return { app, powerMonitor, done }
}

test.each(['second-instance', 'activate'])('%s: whoever looks for the app finds its window', event => {
  const { app, done } = aSystem()

  app.emit(event)

  expect(done).toEqual(['show'])
})

test.each(['resume', 'unlock-screen'])('%s: what was missed is asked for', event => {
  const { powerMonitor, done } = aSystem()

  powerMonitor.emit(event)

  expect(done).toEqual(['wake'])
})

test('suspend: the app hears of it before the machine sleeps', () => {
  const { powerMonitor, done } = aSystem()

  powerMonitor.emit('suspend')

  expect(done).toEqual(['sleep'])
})

test('the last window takes the app with it', () => {
  const { app, done } = aSystem()

  app.emit('window-all-closed')

  expect(done).toEqual(['quit'])
})
