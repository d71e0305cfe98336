import type { Protocol } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { guardEveryPage, type GuardedApp } from './guards.ts'
import { refusedSwitches } from './refused-switches.ts'

export type PrepareNeeds = Readonly<{
  app: GuardedApp & Readonly<{ isPackaged: boolean; enableSandbox(): void }>
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>
  /** The command line without the program. */
  args: readonly string[]
}>

/**
 * What must be so before the first page is. Answers false when this start is not to be: a shipped app runs for nobody who
 * asked for a way to drive it.
 */
export function prepare({ app, protocol, args }: PrepareNeeds): boolean {
  if (app.isPackaged && refusedSwitches(args).length > 0) return false
  app.enableSandbox()
  registerAppScheme(protocol)
  guardEveryPage(app)
  return true
}
