import type { Scope } from '#app/contract/scope.ts'
import { phrasesOf } from '#app/domain/search-phrases.ts'
import { accountWord } from './search-index.ts'

/**
 * What a person typed as an FTS5 expression, or null when there is not one word in it. Everything typed stands in quotes,
 * so nothing of it is an operator; what was typed without a space is a phrase; the last word may be unfinished.
 */
export function matchOf(text: string, scope: Scope): string | null {
  const phrases = phrasesOf(text)
  if (phrases.length === 0 || scope?.length === 0) return null
  const words = `words : (${phrases.map(phrase => quoted(phrase.join(' '))).join(' AND ')}*)`
  if (scope === null) return words
  return `account : (${scope.map(account => quoted(accountWord(account))).join(' OR ')}) AND ${words}`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
