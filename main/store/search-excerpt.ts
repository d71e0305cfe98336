import { ALONE, fold, wordsOf } from './search-text.ts'

const LENGTH = 160
const LEAD = 40
/** Hits further back in a very long text are not looked for: the excerpt then shows its beginning. */
const LOOKED_AT = 50_000

/** One line of plain text around the first place where what was asked stands; the beginning where it cannot be found. */
export function excerptOf(text: string, asked: string): string {
  const line = text.slice(0, LOOKED_AT).replaceAll(/\s+/gu, ' ').trim()
  const hit = placeOf(line, asked)
  const start = hit <= LEAD ? 0 : wordStart(line, hit - LEAD)
  const end = Math.min(line.length, start + LENGTH)
  const cut = line.slice(wholeCharacter(line, start), wholeCharacter(line, end))
  return `${start > 0 ? '…' : ''}${cut}${end < line.length ? '…' : ''}`
}

/** Where in the text the first of the asked phrases that occurs begins; 0 when none does. */
function placeOf(line: string, asked: string): number {
  const { folded, origins } = foldWithOrigins(line)
  for (const words of asked.split(/\s+/u).map(wordsOf)) {
    if (words.length === 0) continue
    const start = IS_ALONE.test(words[0] ?? '') ? '' : '(?<![\\p{L}\\p{M}\\p{N}])'
    const found = new RegExp(start + words.map(escaped).join('[^\\p{L}\\p{M}\\p{N}]*'), 'u').exec(folded)
    if (found !== null) return origins[found.index] ?? 0
  }
  return 0
}

const IS_ALONE = new RegExp(`^${ALONE}$`, 'u')

/** Folding changes lengths, so each folded code unit remembers where it came from. */
function foldWithOrigins(line: string): Readonly<{ folded: string; origins: readonly number[] }> {
  const origins: number[] = []
  let folded = ''
  let at = 0
  for (const character of line) {
    const piece = fold(character)
    folded += piece
    for (let unit = 0; unit < piece.length; unit += 1) origins.push(at)
    at += character.length
  }
  return { folded, origins }
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
