/** Moves the keyboard focus to the message before or after the one that has it; the newest when none has. */
export function focusMessage(by: -1 | 1): void {
  const articles = [...document.querySelectorAll<HTMLElement>('[role="log"] article')]
  const at = articles.findIndex(article => article.contains(document.activeElement))
  const next = at === -1 ? articles.at(-1) : articles[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
