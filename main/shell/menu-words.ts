import type { MenuWords } from './menu-template.ts'

/** The menu is drawn by the system before any page is: its words live here. */
export const menuWords: MenuWords = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  palette: 'Command palette…',
  settings: 'Settings…',
  addAccount: 'Add account…',
  newConversation: 'New conversation…',
  find: 'Find…',
  keys: 'Keyboard shortcuts',
}
