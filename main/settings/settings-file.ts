import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import ElectronStore from 'electron-store'
import { createSettings, type SettingsBook } from './settings.ts'

/** Opens `settings.json` in the folder. A file that is not JSON is set aside under a new name, never overwritten. */
export function openSettings(folder: string, now: number): SettingsBook {
  const setAside = setAsideIfDamaged(folder, now)
  const file = new ElectronStore({ cwd: folder, name: 'settings' })
  return createSettings({ get: key => file.get(key), set: (key, value) => file.set(key, value) }, setAside)
}

export function setAsideIfDamaged(folder: string, now: number): string | null {
  const path = join(folder, 'settings.json')
  if (!existsSync(path) || isObject(readFileSync(path, 'utf8'))) return null
  const name = `settings.damaged-${now}.json`
  renameSync(path, join(folder, name))
  return name
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
