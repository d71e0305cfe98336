import type { Page } from '@playwright/test'

/** The dialog that turns a key into accounts. */
export function addAccountPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Add an account' })
  const field = (label: string) => dialog.getByLabel(new RegExp(`^${label}( ?optional)?$`))
  return {
    dialog,
    open: () => page.getByRole('navigation', { name: 'Accounts' }).getByRole('button', { name: 'Add an account' }).click(),
    service: (name: string) => dialog.getByRole('button', { name: new RegExp(`^${name}`) }),
    kind: (name: string) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) }),
    field,
    /** Fields that are folded away as rarely needed are unfolded first. */
    async fill(fields: Readonly<Record<string, string>>) {
      for (const [label, text] of Object.entries(fields)) {
        if (!(await field(label).isVisible())) await dialog.getByText('Rarely needed').click()
        await field(label).fill(text)
      }
    },
    check: dialog.getByRole('button', { name: 'Check the key' }),
    remote: (name: string) => dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }),
    whoAmI: dialog.getByRole('combobox', { name: /^Who are you here\?/ }),
    async iAm(name: string) {
      await dialog.getByRole('combobox', { name: /^Who are you here\?/ }).click()
      await page.getByRole('option', { name }).click()
    },
    next: dialog.getByRole('button', { name: 'Next', exact: true }),
    place: (name: string) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) }),
    add: dialog.getByRole('button', { name: /^Add (account|\d+ accounts)$/ }),
  }
}
