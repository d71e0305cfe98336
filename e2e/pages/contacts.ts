import type { Page } from '@playwright/test'

export function contactsPage(page: Page) {
  const details = page.getByRole('region', { name: 'Contact', exact: true })
  const popover = page.getByRole('dialog', { name: 'Open by id or e-mail' })
  return {
    row: (name: string) => page.getByRole('grid', { name: 'Contacts' }).getByRole('row').filter({ has: page.getByRole('gridcell', { name, exact: true }) }),
    search: page.getByRole('searchbox', { name: 'Search contacts' }),
    details,
    conversation: (words: string) => details.getByRole('region', { name: 'Conversations' }).getByRole('button', { name: words }),
    close: details.getByRole('button', { name: 'Close' }),
    /** Where list and contact take turns. */
    back: details.getByRole('button', { name: 'Contacts' }),
    write: details.getByRole('button', { name: 'New conversation' }),
    popover,
    /** Asks every account for an exact address or id. */
    async find(key: string) {
      if ((await popover.count()) === 0) await page.getByRole('button', { name: 'Open by id or e-mail' }).click()
      await popover.getByRole('textbox').fill(key)
      await popover.getByRole('button', { name: 'Open', exact: true }).click()
    },
  }
}
