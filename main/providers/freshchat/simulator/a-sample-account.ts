import { onTestFinished } from 'vitest'
import { createMovableClock } from './clock.ts'
import { startFreshchatSimulator, type FreshchatSimulatorOptions } from './freshchat-simulator.ts'
import { fillSampleAccount } from './sample-account.ts'

/** The sample account on a clock that the test moves; it closes with the test. */
export async function aSampleAccount(options: FreshchatSimulatorOptions = {}) {
  const clock = createMovableClock()
  const simulator = await startFreshchatSimulator({ clock, ...options })
  onTestFinished(() => simulator.close())
  return { simulator, clock, ...fillSampleAccount(simulator) }
}
