import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'

export type PathName = 'home' | 'appData' | 'userData' | 'sessionData' | 'logs' | 'temp' | 'downloads'
export type AppPaths = Readonly<{ getPath: (name: string) => string; setPath: (name: string, path: string) => void }>

const OWN_FOLDERS: readonly string[] = ['userData', 'sessionData', 'logs']

/** The folders of `app.getPath`, as Electron finds them on Linux. The app's own ones are made when asked for. */
export function createAppPaths(appName: () => string, env: NodeJS.ProcessEnv): AppPaths {
  const chosen = new Map<string, string>()
  const known: Readonly<Record<PathName, () => string>> = {
    home: () => env.HOME ?? homedir(),
    appData: () => env.XDG_CONFIG_HOME ?? join(getPath('home'), '.config'),
    userData: () => join(getPath('appData'), appName()),
    sessionData: () => getPath('userData'),
    logs: () => join(getPath('userData'), 'logs'),
    temp: () => tmpdir(),
    downloads: () => join(getPath('home'), 'Downloads'),
  }
  const isKnown = (name: string): name is PathName => Object.hasOwn(known, name)
  const getPath = (name: string): string => {
    if (!isKnown(name)) throw new Error(`Failed to get '${name}' path`)
    const path = chosen.get(name) ?? known[name]()
    if (OWN_FOLDERS.includes(name)) mkdirSync(path, { recursive: true })
    return path
  }
  const setPath = (name: string, path: string): void => {
    if (!isKnown(name)) throw new Error(`Failed to set '${name}' path`)
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    chosen.set(name, path)
  }
  return { getPath, setPath }
}
