import { describe, expect, test } from 'vitest'
import { anywhereSafe, isLoopback, loopbackOnly } from './reach.ts'

const HERE = ['http://127.0.0.1/', 'http://127.0.0.1:8080/v1', 'https://127.0.0.1', 'ws://127.0.0.1', 'http://[::1]:9/', 'http://localhost:3000', 'http://LOCALHOST', 'http://0x7f.1/', 'http://2130706433/']
const ABROAD = ['https://api.crisp.chat', 'https://acme.freshchat.com/v2', 'wss://client.relay.crisp.chat', 'https://xn--bcher-kva.example']
const IN_THE_OPEN = ['http://api.crisp.chat', 'ws://client.relay.crisp.chat', 'http://192.168.0.1', 'http://10.0.0.1/', 'http://169.254.169.254/latest/meta-data']
const IN_DISGUISE = ['http://127.0.0.1.example.test', 'http://localhost.example.test', 'http://example.test#127.0.0.1', 'http://localhost@example.test', 'http://127.0.0.2', 'http://0.0.0.0', 'http://[::ffff:127.0.0.1]']
const OTHER_SCHEMES = ['file:///etc/passwd', 'ftp://api.crisp.chat', 'data:text/html,x', 'javascript:alert(1)', 'blob:https://api.crisp.chat/1', 'app://tributary/index.html']

const passing = (reach: (url: URL) => boolean, urls: readonly string[]) => urls.filter(url => reach(new URL(url)))

test('this machine is told by its names', () => {
  expect(passing(isLoopback, HERE)).toEqual(HERE)
  expect(passing(isLoopback, [...ABROAD, ...IN_THE_OPEN, ...IN_DISGUISE, ...OTHER_SCHEMES])).toEqual([])
})

describe('the demo', () => {
  test('reaches this machine and nothing else', () => {
    expect(passing(loopbackOnly, HERE)).toEqual(HERE)
    expect(passing(loopbackOnly, [...ABROAD, ...IN_THE_OPEN, ...IN_DISGUISE, ...OTHER_SCHEMES])).toEqual([])
  })
})

describe('the real world', () => {
  test('is reached where it is encrypted, or where it is this machine', () => {
    expect(passing(anywhereSafe, [...HERE, ...ABROAD])).toEqual([...HERE, ...ABROAD])
  })

  test('is never reached in the open, in disguise or by another scheme', () => {
    expect(passing(anywhereSafe, [...IN_THE_OPEN, ...IN_DISGUISE, ...OTHER_SCHEMES])).toEqual([])
  })
})
