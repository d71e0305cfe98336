import { phrasesOf } from './search-query.ts'
import { ALONE, fold } from './search-text.ts'

const LENGTH = 160
const LEAD = 40
/** Hits further back in a very long text are not looked for: the excerpt then shows its beginning. */
const LOOKED_AT = 50_000

/**
 * Cuts texts to one line of plain text around the first place where what was asked stands; to their beginning where it
 * cannot be found. One maker serves all hits of a search: making its patterns costs more than using them.
 */
export function createExcerpts(asked: string): (text: string) => string {
  const patterns = phrasesOf(asked).map(toPattern)
  return text => {
    const line = text.slice(0, LOOKED_AT).replaceAll(/\s+/gu, ' ').trim()
    const hit = placeOf(line, patterns)
    const start = hit <= LEAD ? 0 : wordStart(line, hit - LEAD)
    const end = Math.min(line.length, start + LENGTH)
    const cut = line.slice(wholeCharacter(line, start), wholeCharacter(line, end))
    return `${start > 0 ? '…' : ''}${cut}${end < line.length ? '…' : ''}`
  }
}

/** Where in the text the first of the asked phrases that occurs begins; 0 when none does. */
function placeOf(line: string, patterns: readonly RegExp[]): number {
  const { folded, origins } = foldWithOrigins(line)
  for (const pattern of patterns) {
    const found = pattern.exec(folded)
    if (found !== null) return origins[found.index] ?? 0
  }
  return 0
}

function toPattern(words: readonly string[]): RegExp {
  const start = IS_ALONE.test(words[0] ?? '') ? '' : '(?<![\\p{L}\\p{M}\\p{N}])'
  return new RegExp(start + words.map(escaped).join(BETWEEN_WORDS), 'u')
}

/** Nothing that can be a word: else a long phrase of emojis could be read in too many ways to try them all. */
const BETWEEN_WORDS = '[^\\p{L}\\p{M}\\p{N}\\p{Extended_Pictographic}\\p{Regional_Indicator}]*'
const IS_ALONE = new RegExp(`^${ALONE}$`, 'u')

/** Folding changes lengths, so each folded code unit remembers where it came from. */
function foldWithOrigins(line: string): Readonly<{ folded: string; origins: readonly number[] }> {
  const origins: number[] = []
  let folded = ''
  let at = 0
  for (const character of line) {
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

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function wordStart(line: string, from: number): number {
  const space = line.indexOf(' ', from)
  return space < 0 || space > from + LEAD / 2 ? from : space + 1
}

/** Never between the halves of one character. */
function wholeCharacter(line: string, at: number): number {
  const isSecondHalf = /[\udc00-\udfff]/.test(line.charAt(at))
  return isSecondHalf ? at - 1 : at
}
