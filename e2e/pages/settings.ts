import type { Page } from '@playwright/test'

export function settingsPage(page: Page) {
  const panel = page.getByRole('region', { name: 'Settings', exact: true })
  return {
    panel,
    open: () => page.getByRole('navigation', { name: 'Accounts' }).getByRole('button', { name: 'Settings' }).click(),
    section: (name: string) => panel.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name, exact: true }).click(),
    more: (account: string) => panel.getByRole('button', { name: `More about ${account}` }),
    menuItem: (name: string) => page.getByRole('menuitem', { name }),
  }
}
