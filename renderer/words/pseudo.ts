type Words = Readonly<{ [key: string]: string | Words }>

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ó', p: 'þ', q: 'ɋ', r: 'ŕ',
  s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
}

/** A third longer, as translations are, and bracketed, so that what is cut off or was never translated shows itself. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|<[^>]*>)/)
  const accented = parts.map(part => (/^(\{\{|<)/.test(part) ? part : part.replaceAll(/[a-z]/g, letter => ACCENTED[letter] ?? letter)))
  return `⟦${accented.join('')}${'·'.repeat(Math.ceil(text.length / 3))}⟧`
}

export function pseudoWords(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? pseudo(value) : pseudoWords(value)]))
}
