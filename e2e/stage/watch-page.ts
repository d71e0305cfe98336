import type { Page } from '@playwright/test'

export type WatchedPage = Readonly<{ troubles: () => readonly string[]; forgive: () => void }>

/** Hears errors on the console (a broken content policy is told there as well) and what nobody caught. */
export function watchPage(page: Page): WatchedPage {
  let troubles: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => troubles.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('crash', () => troubles.push('the page crashed'))
  return {
    troubles: () => troubles,
    forgive: () => {
      troubles = []
    },
  }
}
