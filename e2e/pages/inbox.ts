import type { Page } from '@playwright/test'

/** The merged list. */
export function inboxPage(page: Page) {
  const list = page.getByRole('grid', { name: 'Conversations' })
  const row = (contact: string) => list.getByRole('row').filter({ has: page.getByRole('gridcell', { name: contact, exact: true }) })
  return {
    list,
    rows: list.getByRole('row'),
    /** By the contact's name. */
    row,
    open: (contact: string) => row(contact).click(),
    openRow: list.locator('[role=row][aria-current=true]'),
    tryAgain: page.getByRole('region', { name: 'Conversations' }).getByRole('button', { name: 'Try again' }),
    /** The one line of an account in trouble. */
    trouble: (account: string) => page.getByRole('region', { name: 'Conversations' }).getByText(`${account}: `),
  }
}
