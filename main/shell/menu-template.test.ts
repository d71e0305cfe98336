import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { Change } from '#app/contract/change.ts'
import { menuTemplate, type MenuAction } from './menu-template.ts'
import { menuWords } from './menu-words.ts'

function aMenu(platform: NodeJS.Platform, isPackaged = true) {
  const acts: MenuAction[] = []
  const template = menuTemplate({ platform, words: menuWords, act: action => void acts.push(action), app: { name: 'Tributary', isPackaged } })
  return { template, acts, items: template.flatMap(itemsOf) }
}

function itemsOf({ submenu }: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] {
  return Array.isArray(submenu) ? submenu : []
}

const rolesIn = (items: readonly MenuItemConstructorOptions[]) => items.flatMap(({ role }) => (role === undefined ? [] : [role]))
const ACTIONS = Change.unwrap().options.flatMap(option => ('action' in option.shape ? option.shape.action.options : []))

describe.each(['darwin', 'linux', 'win32'] as const)('on %s', platform => {
  test('every action that the window knows is in the menu once, in words', () => {
    const { items } = aMenu(platform)

    const labels = items.flatMap(({ label, role }) => (label !== undefined && role === undefined ? [label] : []))
    expect(labels.toSorted()).toEqual(ACTIONS.map(action => menuWords[action]).toSorted())
  })

  test('choosing an item tells the window that action and no other', () => {
    const { items, acts } = aMenu(platform)

    // Electron calls with itself; ours ask for nothing.
    for (const { click } of items) Reflect.apply(click ?? (() => undefined), null, [])

    expect(acts.toSorted()).toEqual(ACTIONS.toSorted())
  })

  test('keys that the page hears itself are shown and not taken', () => {
    const { items } = aMenu(platform)

    expect(items.filter(({ click }) => click !== undefined).every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
    expect(new Set(items.flatMap(({ accelerator }) => accelerator ?? [])).size).toBe(items.filter(({ accelerator }) => accelerator !== undefined).length)
  })

  test('copying, pasting, undoing and zooming are the system\'s own', () => {
    expect(rolesIn(aMenu(platform).items)).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']))
  })

  test('developer tools are for developers', () => {
    expect(rolesIn(aMenu(platform).items)).not.toContain('toggleDevTools')
    expect(rolesIn(aMenu(platform, false).items)).toContain('toggleDevTools')
  })

  test('nothing in it reloads the page or opens another one', () => {
    expect(rolesIn(aMenu(platform, false).items).filter(role => ['reload', 'forceReload'].includes(role))).toEqual([])
  })

  test('no separator stands first, last or beside another', () => {
    for (const menu of aMenu(platform).template) {
      const kinds = itemsOf(menu).map(({ type }) => type)
      expect([kinds[0], kinds.at(-1)]).not.toContain('separator')
      expect(kinds.filter((kind, nth) => kind === 'separator' && kinds[nth + 1] === 'separator')).toEqual([])
    }
  })
})

test('a Mac has a menu of the app with settings and quit; the others have both under File', () => {
  const mac = aMenu('darwin').template
  const linux = aMenu('linux').template

  expect(mac[0]?.label).toBe('Tributary')
  expect(rolesIn(mac.slice(0, 1).flatMap(itemsOf))).toEqual(['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'])
  expect(rolesIn(mac.slice(1, 2).flatMap(itemsOf))).toEqual(['close'])
  expect(linux[0]?.label).toBe(menuWords.file)
  expect(rolesIn(linux.slice(0, 1).flatMap(itemsOf))).toEqual(['quit'])
})
