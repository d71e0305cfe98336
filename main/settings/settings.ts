import { z } from 'zod'
import { Preferences } from '#app/contract/app.ts'
import { VaultKind } from '#app/contract/vault.ts'
import { WindowPlace } from '#app/domain/window-place.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { systemFailure } from '#main/system-trouble.ts'

/** Preferences, the window's place, and which vault was chosen or left. Never facts, never secrets. */
export const Settings = z
  .object({
    preferences: Preferences,
    vaultKind: VaultKind.nullable(),
    /** Those that may still hold a secret of ours. */
    vaultsLeft: z.array(VaultKind).readonly(),
    window: WindowPlace.nullable(),
  })
  .readonly()
export type Settings = z.infer<typeof Settings>

export const USUAL_SETTINGS: Settings = {
  preferences: { theme: 'system', density: 'comfortable', language: null, singleKeys: true, enterSends: false, readOnOpen: true },
  vaultKind: null,
  vaultsLeft: [],
  window: null,
}

export type SettingsBook = Readonly<{
  read(): Settings
  /** Answers all of them. Fails with `diskFull`, `diskRefused`, or `unreadable` where the file is not itself any more; then nothing is changed. */
  change(change: Partial<Settings>): Result<Settings>
}> &
  SettingsStart

/** What was found at this start. */
export type SettingsStart = Readonly<{
  /** The name under which an unreadable file was set aside; null = all was well. */
  setAside: string | null
  /** The system's reason why the file could not even be set aside: the usual settings are in use, and no change is kept. Null = all was well. */
  unread: string | null
}>

const ALL_WELL: SettingsStart = { setAside: null, unread: null }

/** Where settings lie: a file in the product, an object in tests. Both may throw what the system says. */
export type SettingsShelf = Readonly<{ get(key: keyof Settings): unknown; set(key: keyof Settings, value: unknown): void }>

/**
 * Reads setting by setting: one that does not parse falls back to the usual, and takes none of the others with it.
 * What it stood for stays in the file until a person changes that setting. The file is read once: what happens to it
 * later takes no setting away from a window that is open.
 */
export function createSettings(shelf: SettingsShelf, start: SettingsStart = ALL_WELL): SettingsBook {
  let settings: Settings = {
    preferences: readPreferences(shelf.get('preferences')),
    vaultKind: or(VaultKind.nullable().safeParse(shelf.get('vaultKind')), USUAL_SETTINGS.vaultKind),
    vaultsLeft: or(Settings.unwrap().shape.vaultsLeft.safeParse(shelf.get('vaultsLeft')), USUAL_SETTINGS.vaultsLeft),
    window: or(Settings.unwrap().shape.window.safeParse(shelf.get('window')), USUAL_SETTINGS.window),
  }
  return {
    ...start,
    read: () => settings,
    change(change) {
      try {
        if (change.preferences !== undefined) shelf.set('preferences', change.preferences)
        // Before the choice: when the disk ends in between, a vault is searched in vain and none is forgotten.
        if (change.vaultsLeft !== undefined) shelf.set('vaultsLeft', change.vaultsLeft)
        if (change.vaultKind !== undefined) shelf.set('vaultKind', change.vaultKind)
        if (change.window !== undefined) shelf.set('window', change.window)
      } catch (error) {
        return fail(failureOf(error))
      }
      settings = { ...settings, ...change }
      return ok(settings)
    },
  }
}

/** @throws what is neither the system's nor the file's: ours */
function failureOf(error: unknown): Failure {
  if (error instanceof SyntaxError) return { kind: 'unreadable', path: 'settings.json', found: 'malformed' }
  const failure = systemFailure(error)
  if (failure === null) throw error
  return failure
}

function readPreferences(kept: unknown): Preferences {
  const usual = USUAL_SETTINGS.preferences
  const record = z.record(z.string(), z.unknown()).safeParse(kept)
  if (!record.success) return usual
  const shape = Preferences.unwrap().shape
  return {
    theme: or(shape.theme.safeParse(record.data['theme']), usual.theme),
    density: or(shape.density.safeParse(record.data['density']), usual.density),
    language: or(shape.language.safeParse(record.data['language']), usual.language),
    singleKeys: or(shape.singleKeys.safeParse(record.data['singleKeys']), usual.singleKeys),
    enterSends: or(shape.enterSends.safeParse(record.data['enterSends']), usual.enterSends),
    readOnOpen: or(shape.readOnOpen.safeParse(record.data['readOnOpen']), usual.readOnOpen),
  }
}

function or<T>(reading: Readonly<{ success: true; data: T }> | Readonly<{ success: false }>, usual: T): T {
  return reading.success ? reading.data : usual
}
