import { randomUUID } from 'node:crypto'
import type { Log, LogFacts } from './log.ts'

/** One JSON line per fact on the given stream (stderr in the product: stdout belongs to whoever started us). */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const put = (level: string, what: string, facts: LogFacts = {}) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...facts }))
  return {
    info: (what, facts) => put('info', what, facts),
    warn: (what, facts) => put('warn', what, facts),
    bug(what, error) {
      const reference = randomUUID().slice(0, 8)
      put('bug', what, { reference, error: nameOf(error), where: whereOf(error) })
      return reference
    },
  }
}

/** The class of an error, not its message: messages carry what they choked on. Nor a name that is none of a class. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error'
}

/**
 * File and line of our own frames, without folders and function names: both may carry a person's words. The message stands
 * above the frames and may look like some; so it is taken out first.
 */
function whereOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null
  const frames = error.stack.replace(error.message, '').split('\n').filter(line => /^\s+at /.test(line))
  const places = frames.flatMap(frame => /(?:^|[\\/( ])([\w.-]+\.[cm]?[jt]sx?:\d+:\d+)\)?$/.exec(frame)?.[1] ?? [])
  return places.slice(0, 6).join(' < ') || null
}
