import { expect, test } from 'vitest'
import { cleanChatUrl, readKey } from './credential.ts'

test.each([
  ['acme.freshchat.com', 'https://acme.freshchat.com'],
  ['  https://acme.freshchat.com/a/12/inbox/open/0?x=1#y ', 'https://acme.freshchat.com'],
  ['http://acme.freshchat.com', 'https://acme.freshchat.com'],
  ['https://acme-4711-ab12cd.freshchat.com/v2/', 'https://acme-4711-ab12cd.freshchat.com'],
  ['api.in.freshchat.com', 'https://api.in.freshchat.com'],
  ['ACME.myfreshworks.com', 'https://acme.myfreshworks.com'],
  ['http://127.0.0.1:41234/v2', 'http://127.0.0.1:41234'],
  ['http://localhost:41234', 'http://localhost:41234'],
])('"%s" means %s', (pasted, origin) => {
  expect(cleanChatUrl(pasted)?.origin).toBe(origin)
})

test.each(['', 'acme', 'our chat', 'ftp://acme.freshchat.com', 'file:///etc/passwd', 'javascript:alert(1)', 'https://user:pass@acme.freshchat.com', 'https://[::2]/'])(
  '"%s" means no account',
  pasted => {
    expect(cleanChatUrl(pasted)).toBeNull()
  },
)

test('a token pasted with its word Bearer and with spaces around it is the token', () => {
  const read = readKey({ chatUrl: 'acme.freshchat.com', token: ' Bearer eyJ.a.b\n' })

  expect(read).toMatchObject({ ok: true, key: { token: 'eyJ.a.b' } })
})

test.each([
  ['chatUrl', { token: 'eyJ' }],
  ['chatUrl', { chatUrl: 'acme', token: 'eyJ' }],
  ['token', { chatUrl: 'acme.freshchat.com' }],
  ['token', { chatUrl: 'acme.freshchat.com', token: '' }],
  ['token', { chatUrl: 'acme.freshchat.com', token: 'two words' }],
  ['token', { chatUrl: 'acme.freshchat.com', token: 'eyJ\r\nX-Other: 1' }],
  ['token', { chatUrl: 'acme.freshchat.com', token: 'ключ' }],
])('the field that cannot be meant is named: %s', (field, credential) => {
  expect(readKey(credential)).toEqual({ ok: false, field })
})
