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
      Array.from(line.folded.matchAll(pattern), ({ index, 0: hit }) => ({ from: line.origins[index] ?? 0, to: line.ends[index + hit.length - 1] ?? text.length })),
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
  const start = IS_ALONE.test(words[0] ?? '') ? '' : '(?<![\\p{L}\\p{M}\\p{N}\\p{Co}])'
  const end = isUnfinished || IS_ALONE.test(words.at(-1) ?? '') ? '' : '(?![\\p{L}\\p{M}\\p{N}\\p{Co}])'
  return new RegExp(start + words.map(escaped).join(BETWEEN_WORDS) + end, 'u')
}

/** Nothing that can be a word: else a long phrase of emojis could be read in too many ways to try them all. */
const BETWEEN_WORDS = '[^\\p{L}\\p{M}\\p{N}\\p{Extended_Pictographic}\\p{Regional_Indicator}]*'
const IS_ALONE = new RegExp(`^${ALONE}$`, 'u')
const EACH_ALONE = new RegExp(ALONE, 'gu')

type Folded = Readonly<{ folded: string; origins: readonly number[]; ends: readonly number[] }>

/**
 * What becomes one when it is unified: a character and the marks upon it, or a Korean syllable in its letters. Nobody
 * writes thirty marks upon one character but to do harm.
 */
const JAMO = '\\u1100-\\u11ff\\u3131-\\u318e\\ua960-\\ua97f\\ud7b0-\\ud7ff\\uffa0-\\uffdc'
const PIECE = new RegExp(`[${JAMO}]{2,30}|[\\uac00-\\ud7a3][\\u11a8-\\u11ff]|.[\\p{M}\\uff9e\\uff9f]{0,30}`, 'gsu')

/** Folding changes lengths, so each folded code unit remembers where what it came from begins, and where that ends. */
export function foldWithOrigins(text: string): Folded {
  const origins: number[] = []
  const ends: number[] = []
  let folded = ''
  let at = 0
  for (const piece of text.match(PIECE) ?? []) {
    const its = foldOnce(piece)
    folded += its
    for (let unit = 0; unit < its.length; unit += 1) {
      origins.push(at)
      ends.push(at + piece.length)
    }
    at += piece.length
  }
  return { folded, origins, ends }
}

/** Texts use few different characters, and folding one costs as much as folding a line. */
const foldings = new Map<string, string>()
const MAX_FOLDINGS = 20_000

function foldOnce(piece: string): string {
  const known = foldings.get(piece)
  if (known !== undefined) return known
  if (foldings.size >= MAX_FOLDINGS) foldings.clear()
  // What stands alone ends the word beside it, as in the index. To ask this of the patterns would make each of them dear.
  const folded = fold(piece).replaceAll(EACH_ALONE, ' $& ')
  foldings.set(piece, folded)
  return folded
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
