import { create } from 'zustand'

export const SETTINGS_SECTIONS = ['accounts', 'keys', 'appearance', 'keyboard', 'reading', 'demo', 'about'] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

type SettingsSectionState = Readonly<{ section: SettingsSection; show: (section: SettingsSection) => void }>

/** Which part of the settings is shown; it stays while the person looks elsewhere. */
export const useSettingsSection = create<SettingsSectionState>()(set => ({ section: 'accounts', show: section => set({ section }) }))
