/**
 * Cuts text into the words that full text is made of, the same way for what is stored and for what is asked:
 * compatibility forms unified (NFKC), lower case, Latin, Greek and Cyrillic letters without their diacritics, ß as ss.
 * Characters of scripts that write no spaces stand alone, so that any run of them is found as a phrase; so does an emoji.
 */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(WORD) ?? []
}

/** What the index stores: its tokeniser cuts at spaces. */
export function toIndexText(text: string): string {
  return wordsOf(text).join(' ')
}

export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(DIACRITIC, '')
    .normalize('NFC')
    .replace(SPELT_OUT, letter => SPELLINGS[letter] ?? letter)
}

// Only the block that Latin, Greek and Cyrillic use: the marks of other scripts are part of what a word says.
const DIACRITIC = /[\u0300-\u036f]/g

/** Letters that are no letter with a mark, and that people type without. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ',
}
const SPELT_OUT = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'g')

const NO_SPACES = ['Han', 'Hira', 'Kana', 'Hang', 'Bopo', 'Yiii', 'Thai', 'Laoo', 'Khmr', 'Mymr']
export const ALONE = `(?:(?=[${NO_SPACES.map(script => `\\p{scx=${script}}`).join('')}])[\\p{L}\\p{M}\\p{N}]|\\p{Extended_Pictographic}|\\p{Regional_Indicator}{2})`
const WORD = new RegExp(`${ALONE}|(?:(?!${ALONE})[\\p{L}\\p{M}\\p{N}\\p{Co}])+`, 'gu')
