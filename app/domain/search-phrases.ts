import { wordsOf } from './search-text.ts'

/** What comes after that narrows nothing any more, and the cost of a phrase grows with the square of its length. */
const MAX_WORDS = 48

/** What was typed into a search, as words, space by space: what was typed without a space is a phrase. */
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
