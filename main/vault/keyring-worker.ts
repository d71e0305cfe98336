import { parentPort, workerData } from 'node:worker_threads'
import { AsyncEntry } from '@napi-rs/keyring'
import { assertNever } from '#app/assert-never.ts'
import { troubleIn } from './keyring-trouble.ts'
import type { KeyringAnswer, KeyringQuestion, KeyringThreadData } from './keyring-wire.ts'

// Runs in a thread of its own, since opening an entry blocks until the keyring answers or two seconds have passed.
// Never call the library's `findCredentials` here: it can not be pinned to the Secret Service, and while the daemon
// does not answer it blocks for ever; the thread can not be ended then, and so not even the process.

// Unpinned, the library falls back to the kernel's keyring, which says "no such entry" instead of "no such service".
const PINNED = { linux: { store: 'secret-service' } } as const

const { service }: KeyringThreadData = workerData

parentPort?.on('message', (question: KeyringQuestion) => {
  void answer(question)
    .catch((error: unknown): KeyringAnswer => ({ told: 'trouble', trouble: troubleIn(error) }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    .then(told => parentPort?.postMessage(told))
})

async function answer(question: KeyringQuestion): Promise<KeyringAnswer> {
  const entry = new AsyncEntry(service, question.entry, PINNED)
  switch (question.ask) {
    case 'read':
      return { told: 'bytes', bytes: await bytesIn(entry) }
    case 'holds':
      return { told: 'holds', holds: (await bytesIn(entry)) !== null }
    case 'write': {
      await entry.setSecret(question.bytes)
      const back = await bytesIn(entry)
      return { told: 'holds', holds: back !== null && Buffer.compare(back, question.bytes) === 0 }
    }
    case 'delete':
      return { told: 'holds', holds: await entry.deleteCredential() }
    default:
      return assertNever(question)
  }
}

async function bytesIn(entry: AsyncEntry): Promise<Uint8Array | null> {
  const found = await entry.getSecret()
  return found ? Uint8Array.from(found) : null
}
