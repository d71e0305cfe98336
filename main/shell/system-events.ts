export type SystemEventsNeeds = Readonly<{
  app: Readonly<{ on(event: 'second-instance' | 'activate' | 'window-all-closed', listener: () => void): unknown; quit(): void }>
  powerMonitor: Readonly<{ on(event: 'suspend' | 'resume' | 'unlock-screen', listener: () => void): unknown }>
  show: () => void
  onSleep: () => void
  onWake: () => void
}>

/** What the system tells the app while it runs: somebody looks for it, the machine falls asleep and wakes, the last window is gone. */
export function heedSystem({ app, powerMonitor, show, onSleep, onWake }: SystemEventsNeeds): void {
  app.on('second-instance', show)
  app.on('activate', show)
  powerMonitor.on('suspend', onSleep)
  powerMonitor.on('resume', onWake)
  powerMonitor.on('unlock-screen', onWake)
  app.on('window-all-closed', () => app.quit())
}
