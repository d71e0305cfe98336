import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'] as const

/** The browser to run: TRIBUTARY_CHROMIUM, else the first known name on PATH. @throws when there is none */
export function findChromium(env: NodeJS.ProcessEnv): string {
  if (env.TRIBUTARY_CHROMIUM) return env.TRIBUTARY_CHROMIUM
  const folders = (env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
  if (found) return found
  throw new Error(`No Chromium found (looked for ${NAMES.join(', ')} on PATH). Install one, or name it in TRIBUTARY_CHROMIUM.`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
