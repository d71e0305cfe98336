import { BINDINGS, PLACE_KEYS, type KeyGroup } from './key-table.ts'

/** One line of the sheet: what is done, by every key that does it. `does` names its words. */
export type SheetLine = Readonly<{ does: string; keys: readonly string[] }>
export type SheetGroup = Readonly<{ group: KeyGroup; lines: readonly SheetLine[] }>

const ORDER: readonly KeyGroup[] = ['moving', 'acting', 'writing', 'window', 'going', 'accounts', 'tables']

/** The whole key table as the sheet shows it: in groups, and what two keys do on one line. */
export function sheetGroups(): readonly SheetGroup[] {
  const told = [
    ...BINDINGS.map(({ keys, group, action }) => ({ keys, group, does: `action_${action}` })),
    ...PLACE_KEYS.map(key => ({ keys: key.keys, group: key.group, does: 'action' in key ? `action_${key.action}` : `key_${key.deed}` })),
  ]
  return ORDER.map(group => {
    const keysOf = new Map<string, readonly string[]>()
    for (const line of told) if (line.group === group) keysOf.set(line.does, [...(keysOf.get(line.does) ?? []), line.keys])
    return { group, lines: [...keysOf].map(([does, keys]) => ({ does, keys })) }
  })
}
