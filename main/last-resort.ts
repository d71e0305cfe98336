import type { EventEmitter } from 'node:events'
import type { Log } from '#main/log/log.ts'
import { systemCode } from './system-trouble.ts'

export type LastResortNeeds = Readonly<{
  log: Log
  /** Says that the app cannot start, with a word to look for, and ends it. */
  giveUp: (reference: string) => void
}>

type OwnProcess = Pick<EventEmitter, 'on'> & Readonly<{ stdout: Pick<EventEmitter, 'on'>; stderr: Pick<EventEmitter, 'on'> }>

/**
 * The edge behind all others: what nobody caught is a line in the log and never a box with a stack, and what leaves the app
 * without a window ends it.
 */
export function createLastResort({ log, giveUp }: LastResortNeeds) {
  function end(what: 'the app does not start' | 'the page does not load', error: unknown): void {
    const code = systemCode(error)
    if (code !== null) log.warn(what, { code })
    giveUp(code ?? log.bug(what, error))
  }

  return {
    end,

    /** The app goes on: what a person wrote is on disk, and the next thing may well work. */
    outlive: (process: OwnProcess): void => {
      process.on('uncaughtException', (error: unknown) => void log.bug('nobody caught', error))
      process.on('unhandledRejection', (error: unknown) => void log.bug('nobody awaited', error))
      // Whoever read the log has gone: to log that would come back here for ever.
      for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
    },

    /** A start that fails ends the app, so that the next one is not held back by what is left of this one. */
    start: async (run: () => Promise<void>): Promise<void> => {
      try {
        await run()
      } catch (error) {
        end('the app does not start', error)
      }
    },
  }
}
