import type { Scope } from '#app/contract/scope.ts'
import { accountWord } from './search-index.ts'
import { wordsOf } from './search-text.ts'

/** What comes after that narrows nothing any more, and the cost of a phrase grows with the square of its length. */
const MAX_WORDS = 48

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

/** What was typed, as words, space by space. */
export function phrasesOf(text: string): readonly (readonly string[])[] {
  const phrases: (readonly string[])[] = []
  let left = MAX_WORDS
  for (const chunk of text.split(/\s+/u)) {
    const words = wordsOf(chunk).slice(0, left)
    left -= words.length
    if (words.length > 0) phrases.push(words)
    if (left === 0) break
  }
  return phrases
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
