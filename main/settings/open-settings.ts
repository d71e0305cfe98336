import { readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '#main/system-trouble.ts'
import { createSettings, type SettingsBook, type SettingsShelf } from './settings.ts'

export type SettingsNeeds = Readonly<{
  folder: string
  now: number
  /** Opens `settings.json` in the folder; may throw what the system says. */
  openShelf: (folder: string) => SettingsShelf
}>

/**
 * Opens the settings, whatever lies in their place: what is not JSON, or no file at all, is set aside under a new name and
 * never overwritten; what cannot be read stays where it is, and the usual settings stand in for it until the next start.
 */
export function openSettings({ folder, now, openShelf }: SettingsNeeds): SettingsBook {
  try {
    const setAside = setAsideIfDamaged(folder, now)
    return createSettings(openShelf(folder), { setAside, unread: null })
  } catch (error) {
    const unread = systemCode(error)
    if (unread === null) throw error
    const refuse = (): never => {
      throw error
    }
    return createSettings({ get: () => undefined, set: refuse }, { setAside: null, unread })
  }
}

function setAsideIfDamaged(folder: string, now: number): string | null {
  const path = join(folder, 'settings.json')
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined || (!stat.isDirectory() && isObject(readFileSync(path, 'utf8')))) return null
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
