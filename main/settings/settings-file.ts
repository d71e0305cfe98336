import ElectronStore from 'electron-store'
import type { SettingsShelf } from './settings.ts'

/** `settings.json` in the folder. @throws what the system says of it */
export function settingsFile(folder: string): SettingsShelf {
  const file = new ElectronStore({ cwd: folder, name: 'settings' })
  return { get: key => file.get(key), set: (key, value) => file.set(key, value) }
}
