import { assertNever } from '#app/assert-never.ts'
import { DEMO_BREAKS, type DemoBreak } from '#app/domain/demo-break.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import type { CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import type { FreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'

/** What is broken in the demo just now. The services really misbehave; nothing in the app knows that it is on purpose. */
export type Breaks = Readonly<{
  list(): readonly DemoBreak[]
  set(which: DemoBreak, isBroken: boolean): void
}>

type Services = Readonly<{ crisp: CrispSimulator; freshchats: readonly FreshchatSimulator[] }>

const SLOW_MS = 4 * SECOND_MS
const WAIT_SECONDS = 20

export function createBreaks(services: Services): Breaks {
  const mends = new Map<DemoBreak, () => void>()
  return {
    list: () => DEMO_BREAKS.filter(which => mends.has(which)),
    set(which, isBroken) {
      mends.get(which)?.()
      mends.delete(which)
      if (isBroken) mends.set(which, breakIt(which, services))
    },
  }
}

/** Answers with what mends it. */
function breakIt(which: DemoBreak, services: Services): () => void {
  switch (which) {
    case 'offline':
      return cutOff(services)
    case 'tooMany': {
      const headers = { 'retry-after': String(WAIT_SECONDS) }
      return everywhere(services, {
        crisp: crisp => crisp.faults.add('*', { kind: 'status', status: 429, retryAfterSeconds: WAIT_SECONDS }),
        freshchat: ({ faults }) => faults.add({ path: '/v2/**', effect: { kind: 'refused', status: 429, headers } }).stop,
      })
    }
    case 'down':
      return everywhere(services, {
        crisp: crisp => crisp.faults.add('*', { kind: 'status', status: 503, body: 'html' }),
        freshchat: ({ faults }) => faults.add({ path: '/v2/**', effect: { kind: 'refused', status: 503 } }).stop,
      })
    case 'slow':
      return everywhere(services, {
        crisp: crisp => crisp.faults.add('*', { kind: 'slow', ms: SLOW_MS }),
        freshchat: ({ faults }) => faults.add({ path: '/v2/**', effect: { kind: 'slow', delayMs: SLOW_MS } }).stop,
      })
    case 'lostAnswer':
      return everywhere(services, {
        crisp: crisp => crisp.faults.add('POST */message', { kind: 'stored-then-dropped' }),
        freshchat: ({ faults }) => faults.add({ method: 'POST', path: '/v2/conversations/*/messages', effect: { kind: 'done-but-dropped' } }).stop,
      })
    case 'lockedKeys':
      // No service has a part in it: whoever reads the keys asks the list.
      return () => {}
    default:
      return assertNever(which)
  }
}

/** Whoever asks over HTTP asks the list, since it is the cable of this machine that is out; what is open breaks off. */
function cutOff({ crisp: { behaviour, sockets } }: Services): () => void {
  behaviour.isUnreachable = true
  sockets.dropAll()
  return () => void (behaviour.isUnreachable = false)
}

type Breaking = Readonly<{ crisp: (simulator: CrispSimulator) => () => void; freshchat: (simulator: FreshchatSimulator) => () => void }>

function everywhere({ crisp, freshchats }: Services, breaking: Breaking): () => void {
  const mends = [breaking.crisp(crisp), ...freshchats.map(breaking.freshchat)]
  return () => mends.forEach(mend => mend())
}
