import { app, Menu } from 'electron'
import { menuTemplate, type MenuNeeds } from './menu-template.ts'

export function installMenu(needs: MenuNeeds): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...needs, app })))
}
