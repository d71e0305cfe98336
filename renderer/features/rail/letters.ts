/** One or two letters for a name: the first of its first two words, whole characters of any script. */
export function lettersOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = (word: string | undefined) => (word === undefined ? '' : ([...new Intl.Segmenter().segment(word)][0]?.segment ?? ''))
  const letters = words.length > 1 ? first(words[0]) + first(words[1]) : [...new Intl.Segmenter().segment(name.trim())].slice(0, 2).map(({ segment }) => segment).join('')
  return letters.toLocaleUpperCase()
}
