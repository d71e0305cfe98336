/** Electron reads one dash like two, Windows also a slash; and it takes the letters of a switch in any case there. */
const OPENS_US = /^(?:--?|\/)(?:remote-debugging-|remote-allow-origins|inspect)/i

/**
 * The switches of a command line with which another program could drive the window or the process behind it. The fuses
 * shut Node's inspector in a shipped app; the debugging port of the window is shut by nobody but us.
 */
export function refusedSwitches(args: readonly string[]): readonly string[] {
  return args.filter(arg => OPENS_US.test(arg))
}
