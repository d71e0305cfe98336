import type { MenuItemConstructorOptions } from 'electron'
import type { Change } from '#app/contract/change.ts'

export type MenuAction = Extract<Change, { kind: 'menu' }>['action']
export type MenuWords = Readonly<Record<'file' | 'edit' | 'view' | 'window' | 'help' | MenuAction, string>>

export type MenuNeeds = Readonly<{ platform: NodeJS.Platform; words: MenuWords; act: (action: MenuAction) => void }>
type MenuTemplateNeeds = MenuNeeds & Readonly<{ app: Readonly<{ name: string; isPackaged: boolean }> }>

/** The platform's own roles, so that copy, paste and undo work as they do elsewhere, and what only we can do. */
export function menuTemplate({ app, platform, words, act }: MenuTemplateNeeds): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const item = (action: MenuAction, accelerator?: string): MenuItemConstructorOptions => ({
    label: words[action],
    ...(accelerator === undefined ? {} : { accelerator }),
    // The page hears these keys itself; the menu shows them and must not take them twice.
    registerAccelerator: false,
    click: () => act(action),
  })
  const settings = item('settings', 'CmdOrCtrl+,')
  return [
    ...(isMac ? [appMenu(app.name, settings)] : []),
    {
      label: words.file,
      submenu: [
        item('newConversation', 'CmdOrCtrl+N'),
        item('addAccount'),
        { type: 'separator' },
        ...(isMac ? [] : [settings, { type: 'separator' } as const]),
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { label: words.edit, submenu: [...editRoles(isMac), { type: 'separator' }, item('find', 'CmdOrCtrl+F')] },
    {
      label: words.view,
      submenu: [
        item('palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { label: words.window, role: 'windowMenu' },
    { label: words.help, role: 'help', submenu: [item('keys')] },
  ]
}

function appMenu(name: string, settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}

function editRoles(isMac: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    ...(isMac ? [{ role: 'pasteAndMatchStyle' } as const] : []),
    { role: 'selectAll' },
  ]
}
