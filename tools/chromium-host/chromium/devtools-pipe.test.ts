import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { openDevtoolsPipe } from './devtools-pipe.ts'

function aPipe() {
  const toChromium = new PassThrough()
  const fromChromium = new PassThrough()
  const say = (message: object): void => void fromChromium.write(`${JSON.stringify(message)}\0`)
  const sent = (): unknown[] =>
    String(toChromium.read() ?? '')
      .split('\0')
      .filter(text => text !== '')
      .map(text => JSON.parse(text))
  return { ...openDevtoolsPipe(toChromium, fromChromium), fromChromium, say, sent }
}

test('an answer finds its question, whatever the order', async () => {
  const { browser, session, say, sent } = aPipe()
  const version = browser.send('Browser.getVersion', {})
  const crash = session('s1').send('Page.crash', {})
  expect(sent()).toEqual([
    { id: 1, method: 'Browser.getVersion', params: {} },
    { id: 2, method: 'Page.crash', params: {}, sessionId: 's1' },
  ])
  say({ id: 2, error: { message: 'no such page' }, sessionId: 's1' })
  say({ id: 1, result: { product: 'Chrome/1' } })
  await expect(crash).rejects.toThrow('Page.crash: no such page')
  await expect(version).resolves.toEqual({ product: 'Chrome/1' })
})

test('an event reaches its own session only', async () => {
  const { session, say } = aPipe()
  const [mine, other] = [vi.fn<() => void>(), vi.fn<() => void>()]
  session('s1').on('Inspector.targetCrashed', mine)
  session('s2').on('Inspector.targetCrashed', other)
  say({ method: 'Inspector.targetCrashed', params: {}, sessionId: 's1' })
  await vi.waitFor(() => expect(mine).toHaveBeenCalledOnce())
  expect(other).not.toHaveBeenCalled()
})

test('a message that comes in pieces is put together', async () => {
  const { browser, fromChromium } = aPipe()
  const version = browser.send('Browser.getVersion', {})
  const whole = Buffer.from(`${JSON.stringify({ id: 1, result: { product: 'Größe 🙂' } })}\0`)
  for (const byte of whole) fromChromium.write(Buffer.of(byte))
  await expect(version).resolves.toEqual({ product: 'Größe 🙂' })
})

test('when Chromium ends, no question stays open and none is taken', async () => {
  const { browser, fromChromium } = aPipe()
  const ended = vi.fn<() => void>()
  browser.onDetached(ended)
  const version = browser.send('Browser.getVersion', {})
  fromChromium.destroy()
  await expect(version).rejects.toThrow('Browser.getVersion: Chromium has ended')
  await expect(browser.send('Browser.close', {})).rejects.toThrow('Browser.close: Chromium has ended')
  expect(ended).toHaveBeenCalledOnce()
})
