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

/** The class of an error, not its message: messages carry what they choked on. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

/** File and line of our own frames. */
function whereOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null
  const frames = error.stack.split('\n').filter(line => /^\s+at /.test(line))
  return frames.slice(0, 6).map(frame => frame.trim().replace(/\(?(?:file:\/\/)?\/.*\/(?=[^/]+:\d+:\d+)/, '(')).join(' < ') || null
}
