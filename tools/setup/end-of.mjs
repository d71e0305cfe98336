import { constants } from 'node:os'

/**
 * The exit code that stands for how a child ended: its own, or, as shells say it, 128 and the number of the signal that
 * ended it. A signal that we handed on ourselves was a request, and following it is no failure.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @param {ReadonlySet<NodeJS.Signals>} [forwarded]
 */
export function exitCodeOf(code, signal, forwarded = new Set()) {
  if (signal === null) return code ?? 1
  return forwarded.has(signal) ? 0 : 128 + constants.signals[signal]
}
