import type { Behaviour } from './behaviour.ts'
import type { SimulatorClock } from './clock.ts'
import type { Happenings } from './happenings.ts'
import type { World } from './world.ts'

/** What every family of routes is handed. */
export type Room = Readonly<{ world: World; happenings: Happenings; behaviour: Behaviour; clock: SimulatorClock }>
