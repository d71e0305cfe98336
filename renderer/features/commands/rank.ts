/** Commands whose every searched word begins one of their words; used lately first, then as they came. */
export function rank<T extends Readonly<{ id: string; label: string }>>(commands: readonly T[], query: string, recent: readonly string[]): readonly T[] {
  const wanted = wordsOf(query)
  const fits = commands.filter(({ label }) => {
    const words = wordsOf(label)
    return wanted.every(part => words.some(word => word.startsWith(part)))
  })
  const age = ({ id }: T) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return fits.toSorted((a, b) => age(a) - age(b))
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
}
