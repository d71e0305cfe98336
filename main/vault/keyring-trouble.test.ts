import { expect, test } from 'vitest'
import { troubleIn } from './keyring-trouble.ts'

// The sentences of @napi-rs/keyring 2.1.2 on gnome-keyring 42, word for word.
test.each([
  ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'locked'],
  ["Couldn't access platform storage: Secret Service: object locked", 'locked'],
  [
    'Platform failure: DBus error: Did not receive a reply. Possible causes include: the remote application did not send a reply, the message bus security policy blocked the reply, the reply timeout expired, or the network connection was broken.',
    'hung',
  ],
  ["Couldn't access platform storage: Secret Service: no result found", 'unavailable'],
  ['Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead', 'unavailable'],
  ['Platform failure: DBus error: Failed to connect to socket /run/user/0/bus: No such file or directory', 'unavailable'],
  ["Couldn't access platform storage: No DBus session or Secret Service provider found", 'unavailable'],
  ['a sentence that nobody has seen yet', 'unavailable'],
])('"%s" means %s', (sentence, trouble) => {
  expect(troubleIn(new Error(sentence))).toBe(trouble)
})

test('something that is no error at all means unavailable', () => {
  expect(troubleIn('locked')).toBe('unavailable')
})
