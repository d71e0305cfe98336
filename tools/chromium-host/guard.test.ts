import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { absent, part } from './guard.ts'

class Radio extends EventEmitter {
  #station = 'one'
  get station(): string {
    return this.#station
  }
}
part('Radio', Radio.prototype)
part('Radio', Radio)

test('what is there works as before, private fields and instanceof included', () => {
  const radio = new Radio()
  const heard: string[] = []
  radio.on('news', (item: string) => heard.push(item)).emit('news', 'rain')
  expect([radio.station, heard, radio instanceof Radio, radio instanceof EventEmitter]).toEqual(['one', ['rain'], true, true])
})

test('reading a member that is not there says which', () => {
  expect(() => Reflect.get(new Radio(), 'volume')).toThrow('not part of the Chromium host: electron.Radio.volume')
  expect(() => Reflect.get(Radio, 'fromId')).toThrow('not part of the Chromium host: electron.Radio.fromId')
  expect(() => Reflect.get(part('', {}), 'app')).toThrow('not part of the Chromium host: electron.app')
})

test('awaiting and printing are no use of a missing member', async () => {
  const shell = part('shell', { beep: () => 'beep' })
  expect((await Promise.resolve(shell)).beep()).toBe('beep')
  expect(JSON.stringify(shell)).toBe('{}')
})

test('a missing export can be imported, and throws at its first use', () => {
  const missing: unknown = absent('nativeImage')
  expect(() => Reflect.get(Object(missing), 'createEmpty')).toThrow('not part of the Chromium host: electron.nativeImage')
  expect(() => Reflect.construct(Object(missing), [])).toThrow('not part of the Chromium host: electron.nativeImage')
})
