import { systemClock } from '#main/clock/system-clock.ts'
import { openStore } from '#main/store/open-store.ts'
import { aLog } from '#main/testing/builders.ts'

// A process of its own that opens a store, says so, and ends: unless it is killed in the middle.

const [folder = ''] = process.argv.slice(2)
process.stdout.write('begun\n')
const opened = await openStore({ folder, clock: systemClock, log: aLog() })
process.stdout.write(opened.ok ? 'open\n' : `failed ${opened.failure.kind}\n`)
if (opened.ok) opened.value.close()
