import type { Page } from '@playwright/test'

/** The bar at the head of a thread. */
export function findBar(page: Page) {
  const field = page.getByRole('searchbox', { name: 'Find in this conversation' })
  return {
    field,
    older: page.getByRole('button', { name: 'Older match' }),
    newer: page.getByRole('button', { name: 'Newer match' }),
    says: (words: string) => page.getByRole('status').getByText(words, { exact: true }),
    onlyStored: page.getByText('Only what is stored here is searched.'),
    loadOlder: page.getByRole('button', { name: 'Load older messages' }),
    /** What is marked on the screen. */
    marks: page.getByRole('log').locator('mark'),
  }
}
