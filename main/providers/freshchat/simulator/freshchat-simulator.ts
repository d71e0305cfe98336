import { createAccess, type Access } from './access.ts'
import { createActions, type Actions } from './actions.ts'
import { createBehaviour, type Behaviour } from './behaviour.ts'
import { createMovableClock, type SimulatorClock } from './clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { createHappenings } from './happenings.ts'
import { createQuota, type Quota } from './quota.ts'
import { createRandom } from './random.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'
import { accountRoutes } from './routes-account.ts'
import { agentRoutes } from './routes-agents.ts'
import { conversationRoutes } from './routes-conversations.ts'
import { uploadRoutes } from './routes-uploads.ts'
import { userRoutes } from './routes-users.ts'
import { createServer } from './serve.ts'
import { createWorld, type World } from './world.ts'

export type FreshchatSimulatorOptions = Readonly<{
  /** On loopback; a free one if missing. */
  port?: number
  /** Decides every id; the same seed and the same calls give the same account. */
  seed?: number
  /** If missing, a movable clock that stands still; then the minute of the quota stands still too. */
  clock?: SimulatorClock
  /** The account's API token; made from the seed if missing. */
  token?: string
}>

export type FreshchatSimulator = Readonly<{
  /** Without a path: `http://127.0.0.1:41234`. The API lives under `/v2`. */
  url: string
  world: World
  clock: SimulatorClock
  access: Access
  faults: Faults
  quota: Quota
  behaviour: Behaviour
  log: RequestLog
  actions: Actions
  close: () => Promise<void>
}>

/**
 * One Freshchat account over real HTTP on loopback. It begins without agents, channels and users: fill `world`. Of the
 * documented routes it does not play satisfaction scores, outbound WhatsApp, reports, metrics and business hours: they answer
 * 404 like any unknown route.
 */
export async function startFreshchatSimulator(options: FreshchatSimulatorOptions = {}): Promise<FreshchatSimulator> {
  const clock = options.clock ?? createMovableClock()
  const random = createRandom(options.seed ?? 1)
  const behaviour = createBehaviour()
  const world = createWorld({ clock, random })
  let latenessMs = 0
  const happenings = createHappenings({ world, clock, behaviour, lateness: { ms: () => latenessMs } })
  const access = createAccess({ clock, random, token: options.token })
  const quota = createQuota(clock)
  const faults = createFaults()
  const log = createRequestLog()
  const room = { world, happenings, behaviour, clock }
  const server = createServer({
    room,
    routes: [...accountRoutes(room), ...agentRoutes(room), ...userRoutes(room), ...conversationRoutes(room), ...uploadRoutes(room)],
    access, quota, faults, log,
    writeLate: lateMs => {
      latenessMs = lateMs
    },
  })
  const url = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  world.settleAt(url)
  return { url, world, clock, access, faults, quota, behaviour, log, actions: createActions({ world, happenings }), close: () => server.close() }
}
