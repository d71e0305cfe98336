import { aReplyIntent, aLog, anOutboxRow } from '#main/testing/builders.ts'
import { systemClock } from '#main/clock/system-clock.ts'
import { openStore } from '#main/store/open-store.ts'

// A process of its own that takes replies until it is killed, and says of each when it was answered: not a word sooner.

const [folder = '', from = '1'] = process.argv.slice(2)
const opened = await openStore({ folder, clock: systemClock, log: aLog() })
if (!opened.ok) throw new Error(`the store does not open: ${opened.failure.kind}`)
for (let number = Number(from); ; number += 1) {
  const added = await opened.value.outbox.add(anOutboxRow({ number, intent: aReplyIntent(`reply ${number}`) }), null)
  if (!added.ok) throw new Error(`the reply was not taken: ${added.failure.kind}`)
  process.stdout.write(`${number}\n`)
}
