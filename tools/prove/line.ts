/** What is printed of a guarantee: one object in JSON. `limits`: what some counts may be at most. */
export type Line = Readonly<{ guarantee: string; ok: boolean; wrong: readonly string[]; counts: Readonly<Record<string, unknown>>; limits: Readonly<Record<string, number>> }>

/** What must hold of the counts. `zero` and `least` name what is missing too: a count that nobody made is no proof. */
export type Rules = Readonly<{
  zero: readonly string[]
  least: Readonly<Record<string, number>>
  most?: Readonly<Record<string, number>>
}>

/** Holds the counts of a guarantee against its rules. */
export function lineOf(guarantee: string, counts: Readonly<Record<string, unknown>>, { zero, least, most = {} }: Rules): Line {
  const at = (name: string) => {
    const count = counts[name]
    return typeof count === 'number' ? count : null
  }
  const wrong = [
    ...zero.flatMap(name => (at(name) === 0 ? [] : [`${name} is ${at(name) ?? 'not known'}`])),
    ...Object.entries(least).flatMap(([name, bound]) => ((at(name) ?? -1) >= bound ? [] : [`${name} is ${at(name) ?? 'not known'}, ${bound} at least`])),
    ...Object.entries(most).flatMap(([name, bound]) => ((at(name) ?? Infinity) <= bound ? [] : [`${name} is ${at(name) ?? 'not known'}, ${bound} at most`])),
  ]
  return { guarantee, ok: wrong.length === 0, wrong, counts, limits: most }
}

export const printed = ({ guarantee, ok, wrong, counts, limits }: Line): string =>
  JSON.stringify({ guarantee, ok, ...(ok ? {} : { wrong }), ...counts, ...(Object.keys(limits).length === 0 ? {} : { limits }) })
