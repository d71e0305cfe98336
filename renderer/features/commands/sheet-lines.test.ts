import { expect, test } from 'vitest'
import { commands } from '#renderer/words/en/commands.ts'
import { BINDINGS, PLACE_KEYS } from './key-table.ts'
import { sheetGroups } from './sheet-lines.ts'

const lines = sheetGroups().flatMap(group => group.lines)

test('every key that exists is on the sheet', () => {
  const shown = lines.flatMap(({ keys }) => keys)
  for (const { keys } of PLACE_KEYS) expect(shown).toContain(keys)
  for (const { keys } of BINDINGS) expect(shown).toContain(/^Mod\+[1-9]$/.test(keys) ? 'Mod+1…9' : keys)
})

test('what two keys do stands on one line of its group', () => {
  expect(lines.filter(({ does }) => does === 'action_next')).toEqual([{ does: 'action_next', keys: ['J', 'Down'] }])
  expect(lines.filter(({ does }) => does === 'key_rowEnds')).toEqual([{ does: 'key_rowEnds', keys: ['Home', 'End'] }])
})

test('every line and every heading has words', () => {
  for (const { does } of lines) expect(Object.keys(commands)).toContain(does)
  for (const { group } of sheetGroups()) expect(Object.keys(commands)).toContain(`keys_${group}`)
})
