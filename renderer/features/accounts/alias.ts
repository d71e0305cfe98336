import { AccountAlias } from '#app/domain/account.ts'

export type AliasProblem = 'empty' | 'characters' | 'start' | 'tooLong' | 'taken'

const MAX_LENGTH = 31
const SUGGESTED = 4
/** What teams call their accounts. The first is what an agent takes when nobody names one. */
const USUAL = ['default', 'support', 'sales'] as const

/** What is wrong with an alias, or null. `taken`: those of all other accounts. */
export function aliasProblem(alias: string, taken: readonly string[]): AliasProblem | null {
  if (alias === '') return 'empty'
  if (alias.length > MAX_LENGTH) return 'tooLong'
  if (!/^[a-z0-9-]+$/.test(alias)) return 'characters'
  if (!AccountAlias.safeParse(alias).success) return 'start'
  return taken.includes(alias) ? 'taken' : null
}

/** What a person meant while typing: capitals and spaces have no place in an alias. */
export function typedAlias(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '-')
}

/** A few aliases that are free, the best first; never empty. The first account of all is the `default` one. */
export function suggestAliases({ name, taken }: Readonly<{ name: string; taken: readonly string[] }>): readonly string[] {
  const slug = slugOf(name)
  const own = slug === '' ? [] : [numbered(slug, taken)]
  const usual = USUAL.filter(alias => !taken.includes(alias))
  const isFirst = taken.length === 0
  const wanted = isFirst ? [...usual.slice(0, 1), ...own, ...usual.slice(1)] : [...own, ...usual]
  const suggested = [...new Set(wanted)].slice(0, SUGGESTED)
  return suggested.length > 0 ? suggested : [numbered('account', taken)]
}

/** The alias, or the first of alias-2, alias-3 … that is free. */
function numbered(alias: string, taken: readonly string[]): string {
  for (let nth = 1; ; nth += 1) {
    const tail = nth === 1 ? '' : `-${nth}`
    const candidate = `${alias.slice(0, MAX_LENGTH - tail.length)}${tail}`
    if (!taken.includes(candidate)) return candidate
  }
}

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return plain.replace(/^-+/, '').slice(0, MAX_LENGTH).replace(/-+$/, '')
}
