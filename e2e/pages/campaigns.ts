import type { Page } from '@playwright/test'

export function campaignsPage(page: Page) {
  const list = page.getByRole('region', { name: 'Campaigns', exact: true })
  const details = page.getByRole('region', { name: 'Campaign', exact: true })
  return {
    list,
    row: (words: string) => page.getByRole('grid', { name: 'Campaigns' }).getByRole('row').filter({ hasText: words }),
    details,
    pause: details.getByRole('button', { name: 'Pause' }),
    resume: details.getByRole('button', { name: 'Resume' }),
  }
}
