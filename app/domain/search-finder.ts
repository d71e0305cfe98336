import { phrasesOf } from './search-phrases.ts'
import { ALONE, fold } from './search-text.ts'

/** A stretch of a text, in UTF-16 units; `to` is the first that does not belong to it. */
export type Stretch = Readonly<{ from: number; to: number }>

/**
 * Finds every place of a text at which something of what was asked stands, by the rules of the search; in order, and none
 * touches the next. One finder serves many texts: making its patterns costs more than using them.
 */
export function createFinder(asked: string): (text: string) => readonly Stretch[] {
  const patterns = patternsOf(asked).map(pattern => new RegExp(pattern, 'gu'))
  if (patterns.length === 0) return () => []
  return text => {
    const line = foldWithOrigins(text)
    const found = patterns.flatMap(pattern =>
      Array.from(line.folded.matchAll(pattern), ({ index, 0: hit }) => ({ from: line.origins[index] ?? 0, to: endOf(text, line, index + hit.length - 1) })),
    )
    return joined(found.toSorted((a, b) => a.from - b.from))
  }
}

/** Each phrase that was asked for as a pattern over folded text. All but the last are whole words; the last may be unfinished. */
export function patternsOf(asked: string): readonly RegExp[] {
  const phrases = phrasesOf(asked)
  return phrases.map((words, nth) => toPattern(words, nth === phrases.length - 1))
}

function toPattern(words: readonly string[], isUnfinished: boolean): RegExp {
  const start = IS_ALONE.test(words[0] ?? '') ? '' : '(?<![\\p{L}\\p{M}\\p{N}])'
  const end = isUnfinished || IS_ALONE.test(words.at(-1) ?? '') ? '' : '(?![\\p{L}\\p{M}\\p{N}])'
  return new RegExp(start + words.map(escaped).join(BETWEEN_WORDS) + end, 'u')
}

/** Nothing that can be a word: else a long phrase of emojis could be read in too many ways to try them all. */
const BETWEEN_WORDS = '[^\\p{L}\\p{M}\\p{N}\\p{Extended_Pictographic}\\p{Regional_Indicator}]*'
const IS_ALONE = new RegExp(`^${ALONE}$`, 'u')

type Folded = Readonly<{ folded: string; origins: readonly number[] }>

/** Folding changes lengths, so each folded code unit remembers where it came from. */
export function foldWithOrigins(text: string): Folded {
  const origins: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const piece = foldOnce(character)
    folded += piece
    for (let unit = 0; unit < piece.length; unit += 1) origins.push(at)
    at += character.length
  }
  return { folded, origins }
}

/** Texts use few different characters, and folding one costs as much as folding a line. */
const foldings = new Map<string, string>()
const MAX_FOLDINGS = 20_000

function foldOnce(character: string): string {
  const known = foldings.get(character)
  if (known !== undefined) return known
  if (foldings.size >= MAX_FOLDINGS) foldings.clear()
  const piece = fold(character)
  foldings.set(character, piece)
  return piece
}

/** Behind the whole character that the last folded unit came from, and behind the marks upon it. */
function endOf(text: string, { origins }: Folded, last: number): number {
  const at = origins[last] ?? 0
  const [marked = ''] = /^.\p{M}*/su.exec(text.slice(at)) ?? []
  return at + marked.length
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = []
  for (const stretch of stretches) {
    const last = whole.at(-1)
    if (last !== undefined && stretch.from <= last.to) whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) }
    else whole.push(stretch)
  }
  return whole
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
