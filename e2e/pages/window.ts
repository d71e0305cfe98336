import type { Page } from '@playwright/test'

/** What stands around every view: the accounts, the lanes, what passes by in the corner. */
export function windowPage(page: Page) {
  const rail = page.getByRole('navigation', { name: 'Accounts' })
  const lanes = page.getByRole('navigation', { name: 'Lanes' })
  return {
    rail,
    lanes,
    /** An account's tile; its name may go on with how many are unread. */
    account: (name: string) => rail.getByRole('button', { name }),
    /** A lane or a panel; its name may go on with a count. */
    lane: (name: string) => lanes.getByRole('button', { name: new RegExp(`^${name}(,|$)`) }),
    go: (name: string) => lanes.getByRole('button', { name: new RegExp(`^${name}(,|$)`) }).click(),
    title: lanes.getByRole('heading', { level: 1 }),
    toast: (text: string) => page.getByRole('region', { name: 'Notifications' }).getByText(text, { exact: true }),
    undo: page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: /^Undo/ }),
    dialog: (name: string | RegExp) => page.getByRole('dialog', { name }),
    palette: page.getByRole('combobox', { name: 'Command palette' }),
    press: (keys: string) => page.keyboard.press(keys),
  }
}
