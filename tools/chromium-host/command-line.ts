export type CommandLine = Readonly<{
  /** The app's folder or main file; null when none was named. */
  target: string | null
  /** Modules to load before the app, as with `electron -r`. */
  requires: readonly string[]
  userDataDir: string | null
  /** Playwright is at the other end: the app must not be ready before it is. */
  driven: boolean
  version: boolean
}>

/** Reads `[-r module] [--switches] [app] [the app's own arguments]`, as Electron does. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const requires: string[] = []
  let target: string | null = null
  for (let at = 0; at < args.length && target === null; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '-r' || arg === '--require') requires.push(args[(at += 1)] ?? '')
    else if (!arg.startsWith('-')) target = arg
  }
  return {
    target,
    requires,
    userDataDir: switchValue(args, 'user-data-dir') ?? null,
    driven: args.includes('--remote-debugging-port=0') && args.some(arg => arg.startsWith('--inspect')),
    version: args[0] === '--version' || args[0] === '-v',
  }
}

/** `value` of the last `--name=value`, empty for a bare `--name`, undefined when it is not there. */
export function switchValue(args: readonly string[], name: string): string | undefined {
  const given = args.findLast(arg => arg === `--${name}` || arg.startsWith(`--${name}=`))
  return given?.slice(name.length + 3)
}
