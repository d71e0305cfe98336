import { create } from 'zustand'
import { usePlace } from './place.ts'

export const SETTINGS_SECTIONS = ['accounts', 'keys', 'appearance', 'keyboard', 'reading', 'demo', 'about'] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

type SettingsSectionState = Readonly<{ section: SettingsSection; show: (section: SettingsSection) => void }>

/** Which part of the settings is shown. */
export const useSettingsSection = create<SettingsSectionState>()(set => ({ section: 'accounts', show: section => set({ section }) }))

/** Opens the settings where they begin, wherever somebody left them; a deep link names its section. */
export function openSettings(section: SettingsSection = SETTINGS_SECTIONS[0]): void {
  useSettingsSection.getState().show(section)
  usePlace.getState().go({ panel: 'settings' })
}
