import type { Page } from '@playwright/test'

export function outboxPage(page: Page) {
  const panel = page.getByRole('region', { name: 'What has not left yet' })
  return {
    panel,
    entries: panel.getByRole('listitem'),
    entry: (words: string) => panel.getByRole('listitem').filter({ hasText: words }),
    empty: panel.getByText('Everything has left'),
  }
}
