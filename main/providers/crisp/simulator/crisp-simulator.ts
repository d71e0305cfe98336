import { createActions, type Actions } from './actions.ts'
import { createMovableClock, type SimulatorClock } from './clock.ts'
import { createEventHub } from './event-hub.ts'
import { createFaults, type Faults } from './fault-switches.ts'
import { createBehaviour, type Behaviour, type Parts } from './parts.ts'
import { createQuota, type Quota } from './quota.ts'
import { createRandom } from './random.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'
import { createRestServer } from './rest-server.ts'
import { SOCKET_PATH } from './routes/connect-routes.ts'
import { createRoutes } from './routes/create-routes.ts'
import { attachSocketServer, type SocketSide } from './socket-server.ts'
import { serveStorage, type Storage } from './storage.ts'
import { createWorld, type World } from './world.ts'

export type CrispSimulator = Readonly<{
  /** Where REST listens, without `/v1`; the sockets are found through the discovery routes. */
  url: string
  clock: SimulatorClock
  /** Fills it, silently. */
  world: World
  /** Makes things happen, told over the sockets. */
  actions: Actions
  faults: Faults
  quota: Quota
  /** Switches for what is not known of the real service. */
  behaviour: Behaviour
  log: RequestLog
  /** What was uploaded, by its address. */
  uploadedTo: (address: string) => Readonly<{ type: string; bytes: Buffer | null }> | null
  sockets: Omit<SocketSide, 'close'>
  close: () => Promise<void>
}>

type CrispSimulatorOptions = Readonly<{
  /** 0, the default, takes a free one. */
  port?: number
  seed?: number
  /** Where left out, one that stands still. */
  clock?: SimulatorClock
  /** How often a socket is asked whether it is there: Socket.IO's own default. On the machine's clock. */
  pingEveryMs?: number
}>

/** A stateful Crisp on the loopback address: REST and realtime on one port, empty until `world` fills it. */
export async function startCrispSimulator(options: CrispSimulatorOptions = {}): Promise<CrispSimulator> {
  const { port = 0, seed = 1, clock = createMovableClock(), pingEveryMs = 25_000 } = options
  let url = ''
  const parts: Parts = {
    clock,
    random: createRandom(seed),
    hub: createEventHub(),
    behaviour: createBehaviour(),
    sites: new Map(),
    tokens: new Map(),
    baseUrl: () => url,
  }
  const faults = createFaults()
  const quota = createQuota(clock)
  const log = createRequestLog()
  const storage: Storage = new Map()
  const rest = createRestServer({ parts, routes: createRoutes(parts, storage), faults, quota, log })
  await serveStorage(rest, parts, storage)
  const sockets = attachSocketServer(rest.server, parts, { path: SOCKET_PATH, pingEveryMs })
  url = await rest.listen({ host: '127.0.0.1', port })

  return {
    url,
    clock,
    world: createWorld(parts),
    actions: createActions(parts),
    faults,
    quota,
    behaviour: parts.behaviour,
    log,
    uploadedTo: address => (URL.canParse(address) ? (storage.get(new URL(address).pathname) ?? null) : null),
    sockets,
    close: async () => {
      sockets.close()
      await rest.close()
    },
  }
}
