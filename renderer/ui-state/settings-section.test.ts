import { beforeAll, expect, test, vi } from 'vitest'
import { usePlace } from './place.ts'
import { openSettings, useSettingsSection } from './settings-section.ts'

beforeAll(() => vi.stubGlobal('window', { innerWidth: 1440 }))

test('settings open where they begin, wherever they were left', () => {
  useSettingsSection.getState().show('about')

  openSettings()

  expect(useSettingsSection.getState().section).toBe('accounts')
  expect(usePlace.getState().panel).toBe('settings')
})

test('a deep link opens its own section', () => {
  openSettings('keys')

  expect(useSettingsSection.getState().section).toBe('keys')
})
