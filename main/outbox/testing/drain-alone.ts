import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok } from '#app/result.ts'
import { conversationId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { systemClock } from '#main/clock/system-clock.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createOutbox } from '#main/outbox/outbox.ts'
import type { ProviderAccount, Sending } from '#main/providers/provider.ts'
import { openStore } from '#main/store/open-store.ts'
import { ACCOUNT, aLog, anAccount } from '#main/testing/builders.ts'
import { aProviderAccount } from './a-provider-account.ts'
import { aRandom } from './a-random.ts'
import { someFiles } from './some-files.ts'

// A process of its own that sends whatever stands in an outbox, and writes `replies` more unless it is refused: over a service that is a file,
// one line per message, and that takes its time.

const [folder = '', replies = '0', seed = '1'] = process.argv.slice(2)
const service = join(folder, 'service')
const received = () => (existsSync(service) ? readFileSync(service, 'utf8').split('\n').filter(line => line !== '') : [])

async function store({ clientId, text }: Sending) {
  await systemClock.sleep(10)
  appendFileSync(service, `${process.pid} ${clientId} ${text}\n`)
  await systemClock.sleep(10)
  return { outcome: 'sent', remoteId: clientId, item: null } as const
}

const line: ProviderAccount = {
  ...aProviderAccount({ clock: aClock() }).line,
  send: store,
  annotate: store,
  findSent: async ({ clientId }) => ok(received().some(one => one.split(' ')[1] === clientId) ? clientId : null),
}
const opened = await openStore({ folder, clock: systemClock, log: aLog() })
if (!opened.ok) throw new Error(`the store does not open: ${opened.failure.kind}`)
const log = aLog()
const outbox = createOutbox({
  store: opened.value, clock: systemClock, random: aRandom(Number(seed)), log, changes: { tell: () => {} },
  files: someFiles(), refetch: () => {}, onTrouble: () => {}, onStep: () => {},
  directory: { account: () => anAccount(), line: async () => ok(line) },
})
await outbox.start()
process.stdout.write('started\n')
for (let number = 1; number <= Number(replies); number += 1) {
  const sent = await outbox.send({ conversationId: conversationId(ACCOUNT, `c${number % 4}`), text: MessageText.parse(`${seed}-${number}`) })
  process.stdout.write(sent.ok ? `queued ${seed}-${number}\n` : `refused ${sent.failure.kind}\n`)
  if (!sent.ok) break
  await systemClock.sleep(5)
}
// Alive for as long as its parent wants it to be, as a window that nobody looks at.
process.stdin.on('end', () => void outbox.close().then(() => opened.value.close()))
process.stdin.resume()
