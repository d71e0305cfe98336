import type { Chromium } from './chromium/start-chromium.ts'

/** What the whole host shares: how far the app's life has come, and the browser once it runs. */
type Life = {
  args: readonly string[]
  appPath: string
  manifest: Readonly<{ name?: string; productName?: string; version?: string; main?: string; type?: string }>
  headless: boolean
  ready: boolean
  quitting: boolean
  exiting: boolean
  chromium: Chromium | null
}

export const life: Life = { args: [], appPath: process.cwd(), manifest: {}, headless: true, ready: false, quitting: false, exiting: false, chromium: null }

/** The running browser. @throws before the app is ready */
export function chromium(): Chromium {
  if (life.chromium) return life.chromium
  throw new Error('The Chromium host starts its browser when the app is ready; this needs it earlier')
}

/** Ends Chromium and then the process. */
export async function exit(code: number): Promise<void> {
  if (life.exiting) return
  life.exiting = true
  await life.chromium?.close()
  process.exit(code)
}

/** For calls to a page that may be gone by the time they arrive: its end is told elsewhere. */
export function ignoreEnd(): undefined {
  return undefined
}
