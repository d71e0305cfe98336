import type { EventName } from './event-table.ts'
import type { JsonObject } from './json.ts'

type SimulatorEvent = Readonly<{
  name: EventName
  /** Null where the event belongs to a token and not to a website (upload addresses). */
  websiteId: string | null
  data: JsonObject
}>

export type CausedEvent = SimulatorEvent & Readonly<{ /** Identifier of the token whose call caused it. */ causedBy: string | null }>

export type EventHub = Readonly<{
  publish: (event: SimulatorEvent) => void
  /** Runs `act` and holds back what it publishes, so that the caller decides whether the answer or the events leave first. */
  collect: <T>(causedBy: string, act: () => T) => Readonly<{ value: T; release: () => void }>
  subscribe: (listener: (event: CausedEvent) => void) => void
}>

export function createEventHub(): EventHub {
  const listeners: ((event: CausedEvent) => void)[] = []
  let held: { readonly causedBy: string; readonly events: CausedEvent[] } | null = null

  const deliver = (event: CausedEvent): void => {
    for (const listener of listeners) listener(event)
  }

  return {
    publish: event => {
      if (held === null) deliver({ ...event, causedBy: null })
      else held.events.push({ ...event, causedBy: held.causedBy })
    },
    collect: (causedBy, act) => {
      const mine: CausedEvent[] = []
      held = { causedBy, events: mine }
      try {
        return { value: act(), release: () => mine.splice(0).forEach(deliver) }
      } finally {
        held = null
      }
    },
    subscribe: listener => {
      listeners.push(listener)
    },
  }
}
