import type { KeyringTrouble } from './keyring-wire.ts'

// The library has no error codes, only sentences, and a D-Bus sentence can carry a path. They are sorted here, inside
// the thread, and go no further. Read from gnome-keyring 42 on Linux; the macOS sentences are those of Apple's
// Security framework and were not seen by us.
const SENTENCES: readonly (readonly [RegExp, KeyringTrouble])[] = [
  [/prompt (was )?dismissed|object locked|is ?locked|locked collection|before prompt completed/i, 'locked'],
  [/user interaction is not allowed|user name or passphrase you entered|user canceled/i, 'locked'],
  [/did not receive a reply|timed? ?out/i, 'hung'],
]

/** Anything unknown is `unavailable`: the state that deletes nothing and believes nothing. */
export function troubleIn(error: unknown): KeyringTrouble {
  const sentence = error instanceof Error ? error.message : ''
  return SENTENCES.find(([pattern]) => pattern.test(sentence))?.[1] ?? 'unavailable'
}
