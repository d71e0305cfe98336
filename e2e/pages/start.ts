import type { Page } from '@playwright/test'

/** What a person sees before there is an account. */
export function startPage(page: Page) {
  const screen = page.getByRole('main', { name: 'Welcome' })
  return {
    screen,
    addAccount: screen.getByRole('button', { name: /^Add an account/ }),
    tryDemo: screen.getByRole('button', { name: /^Try the demo/ }),
    ribbon: page.getByText('This is the demo: four invented brands on this computer. Nothing leaves it, and each start begins anew.'),
    leaveDemo: page.getByRole('button', { name: 'Leave the demo' }),
  }
}
