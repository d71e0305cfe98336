import type { TextPart } from '#renderer/design/command-palette.tsx'

/**
 * A hit cut where the words that were searched begin and end: as the search finds them, at the beginning of a word,
 * whatever their case and accents. All parts together are the text.
 */
export function foundParts(text: string, asked: string): readonly TextPart[] {
  const words = [...new Set(fold(asked).match(WORDS) ?? [])].toSorted((a, b) => b.length - a.length)
  if (words.length === 0) return [{ text, isFound: false }]
  const { folded, origins } = foldWithOrigins(text)
  const pattern = new RegExp(`(?:(?<![\\p{L}\\p{N}])|(?=${ALONE}))(?:${words.join('|')})`, 'gu')
  const parts: TextPart[] = []
  let at = 0
  const upTo = (end: number, isFound: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), isFound })
    at = Math.max(at, end)
  }
  for (const { 0: hit, index } of folded.matchAll(pattern)) {
    upTo(origins[index] ?? text.length, false)
    upTo(origins[index + hit.length] ?? text.length, true)
  }
  upTo(text.length, false)
  return parts
}

const WORDS = /[\p{L}\p{N}]+/gu
/** Scripts that put no space between words: each of their characters may begin one. */
const ALONE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Folding changes lengths, so each folded code unit remembers where it came from; an accent belongs to its letter. */
function foldWithOrigins(text: string): Readonly<{ folded: string; origins: readonly number[] }> {
  const origins: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const piece = fold(character)
    folded += piece
    for (let unit = 0; unit < piece.length; unit += 1) origins.push(at)
    at += character.length
  }
  return { folded, origins }
}
