import type { Page } from '@playwright/test'

export function newConversationPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'New conversation' })
  return {
    dialog,
    open: () => page.getByRole('navigation', { name: 'Lanes' }).getByRole('button', { name: 'New conversation' }).click(),
    account: dialog.getByRole('combobox', { name: 'From' }),
    inbox: dialog.getByRole('combobox', { name: 'Inbox' }),
    choose: async (field: 'From' | 'Inbox', option: string) => {
      await dialog.getByRole('combobox', { name: field }).click()
      await page.getByRole('option', { name: option }).click()
    },
    somebodyNew: dialog.getByRole('radio', { name: 'New contact' }),
    contact: (words: string) => dialog.getByRole('radio', { name: new RegExp(words) }),
    search: dialog.getByRole('searchbox'),
    name: dialog.getByRole('textbox', { name: 'Name' }),
    email: dialog.getByRole('textbox', { name: 'E-mail' }),
    text: dialog.getByRole('textbox', { name: 'First message' }),
    discard: dialog.getByRole('button', { name: 'Discard draft' }),
    send: dialog.getByRole('button', { name: /^Start conversation/ }),
  }
}
