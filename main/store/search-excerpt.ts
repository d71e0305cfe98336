import { foldWithOrigins, patternsOf } from '#app/domain/search-finder.ts'

const LENGTH = 160
const LEAD = 40
/** Hits further back in a very long text are not looked for: the excerpt then shows its beginning. */
const LOOKED_AT = 50_000

/**
 * Cuts texts to one line of plain text around the first place where what was asked stands; to their beginning where it
 * cannot be found. One maker serves all hits of a search: making its patterns costs more than using them.
 */
export function createExcerpts(asked: string): (text: string) => string {
  const patterns = patternsOf(asked)
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

function wordStart(line: string, from: number): number {
  const space = line.indexOf(' ', from)
  return space < 0 || space > from + LEAD / 2 ? from : space + 1
}

/** Never between the halves of one character. */
function wholeCharacter(line: string, at: number): number {
  const isSecondHalf = /[\udc00-\udfff]/.test(line.charAt(at))
  return isSecondHalf ? at - 1 : at
}
