import type { Page } from '@playwright/test'

export function outboxPage(page: Page) {
  const panel = page.getByRole('region', { name: 'Waiting to be sent' })
  return {
    panel,
    entries: panel.getByRole('listitem'),
    entry: (words: string) => panel.getByRole('listitem').filter({ hasText: words }),
    empty: panel.getByText('Nothing waiting to be sent'),
  }
}
