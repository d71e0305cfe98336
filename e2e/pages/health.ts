import type { Page } from '@playwright/test'

/** How one account is doing: the button beside its name, the card, and what happened to it. */
export function healthPage(page: Page, account: string) {
  const card = page.getByRole('dialog', { name: account })
  const journal = page.getByRole('dialog', { name: 'What happened' })
  return {
    /** Beside the name of the chosen account. */
    button: page.getByRole('button', { name: `How ${account} is doing` }),
    card,
    meter: card.getByRole('meter', { name: 'Calls to the service' }),
    whatHappened: card.getByRole('button', { name: 'What happened' }),
    journal,
    lines: journal.getByRole('listitem'),
    line: (words: string | RegExp) => journal.getByRole('listitem').filter({ hasText: words }),
    filter: journal.getByRole('combobox', { name: 'Account' }),
    export: journal.getByRole('button', { name: 'Export' }),
  }
}
