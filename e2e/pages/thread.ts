import type { Page } from '@playwright/test'

/** The open conversation: its head, what was said, and where one answers. */
export function threadPage(page: Page, contact: string) {
  const log = page.getByRole('log', { name: `Conversation with ${contact}` })
  const composer = page.getByRole('region', { name: `Answer ${contact}` })
  const article = (words: string) => log.getByRole('article').filter({ hasText: words })
  return {
    log,
    articles: log.getByRole('article'),
    message: article,
    note: (words: string) => log.getByRole('article', { name: /^Note by/ }).filter({ hasText: words }),
    resolve: page.getByRole('button', { name: 'Resolve', exact: true }),
    reopen: page.getByRole('button', { name: 'Reopen', exact: true }),
    assign: page.getByRole('button', { name: /^Assign(ed to|$)/ }),
    more: page.getByRole('button', { name: 'More', exact: true }),
    menuItem: (name: string) => page.getByRole('menuitem', { name }),

    composer,
    reply: composer.getByRole('textbox', { name: 'Reply' }),
    noteField: composer.getByRole('textbox', { name: 'Note' }),
    replyMode: composer.getByRole('radio', { name: 'Reply' }),
    noteMode: composer.getByRole('radio', { name: 'Note' }),
    send: composer.getByRole('button', { name: /^Send(?! and)/ }),
    sendAndResolve: composer.getByRole('button', { name: /^Send and resolve/ }),
    addNote: composer.getByRole('button', { name: /^Add note/ }),
    /** What stands behind the button: a browser gives files to it. */
    fileInput: composer.locator('input[type=file]'),
    attach: composer.getByRole('button', { name: /^Attach files/ }),
    attached: composer.getByRole('list', { name: 'Attached files' }).getByRole('listitem'),
    removeFile: (name: string) => composer.getByRole('button', { name: `Remove ${name}` }),
    async answer(words: string) {
      await composer.getByRole('textbox', { name: 'Reply' }).fill(words)
      await composer.getByRole('button', { name: /^Send(?! and)/ }).click()
    },
    async annotate(words: string) {
      await composer.getByRole('radio', { name: 'Note' }).click()
      await composer.getByRole('textbox', { name: 'Note' }).fill(words)
      await composer.getByRole('button', { name: /^Add note/ }).click()
    },
  }
}
