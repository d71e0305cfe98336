import { expect, test } from 'vitest'
import { relaysOf } from './relay.ts'

test.each([
  ['https://api.crisp.chat', 'wss://client.relay.crisp.chat/w/app/'],
  ['https://api.crisp.chat', 'wss://crisp.chat/'],
  ['https://api.crisp.chat.', 'wss://app.relay.crisp.chat/'],
  ['https://crisp.shop.co.uk', 'wss://crisp.shop.co.uk/'],
  ['https://crisp.shop.co.uk', 'wss://client.relay.crisp.chat/w/app/'],
  ['https://10.0.0.7', 'wss://10.0.0.7:8443/'],
  ['https://[fd00::7]', 'wss://[fd00::7]:8443/'],
  ['http://127.0.0.1:4000', 'ws://127.0.0.1:5000/'],
  ['http://localhost:4000', 'ws://127.0.0.1:5000/'],
])('%s may send the key to %s', (origin, relay) => {
  expect(relaysOf(new URL(origin))(new URL(relay))).toBe(true)
})

test.each([
  ['https://api.crisp.chat', 'wss://relay.elsewhere.example/'],
  ['https://api.crisp.chat', 'wss://crisp.chat.elsewhere.example/'],
  ['https://api.crisp.chat', 'wss://notcrisp.chat/'],
  ['https://api.crisp.chat', 'wss://chat/'],
  ['https://api.crisp.chat', 'ws://127.0.0.1:5000/'],
  ['https://crisp.shop.co.uk', 'wss://relay.other.co.uk/'],
  ['https://crisp.shop.co.uk', 'wss://shop.co.uk/'],
  ['https://10.0.0.7', 'wss://10.1.0.7/'],
  ['https://10.0.0.7', 'wss://evil.0.7.example/'],
  ['https://[fd00::7]', 'wss://[fd00::8]/'],
  ['http://127.0.0.1:4000', 'wss://client.relay.crisp.chat/'],
  ['http://127.0.0.1:4000', 'ws://10.0.0.1/'],
])('%s never sends the key to %s', (origin, relay) => {
  expect(relaysOf(new URL(origin))(new URL(relay))).toBe(false)
})
