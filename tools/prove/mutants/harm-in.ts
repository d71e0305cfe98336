import type { Line } from '#tools/prove/line.ts'

/** What a breakage does to people, as the lines count it. */
const HARMS = [
  'lost', 'halfTaken', 'doubled', 'unexpected', 'silent', 'inverted', 'misdirected', 'windowMisdirected', 'unheardOf', 'softCommits', 'missing', 'early', 'passedOfTheDay', 'refusals', 'saidNotFound', 'toldOtherwise',
]

/**
 * What a line has counted that may not be, by name. A test that failed, a process that did not come to its end and a count
 * that nobody made are no harm that a guarantee has found: a typing mistake does as much.
 */
export function harmIn({ guarantee, counts, limits }: Line): readonly string[] {
  const at = (name: string) => {
    const count = counts[name]
    return typeof count === 'number' ? count : 0
  }
  const harms = HARMS.filter(name => at(name) > 0)
  const passed = Object.entries(limits).flatMap(([name, limit]) => (at(name) > limit ? [name] : []))
  // What lives complain of counts where they lived: then something of theirs was stored.
  const complaints = at('broken') > 0 && at('storedByTheKilled') > 0 ? ['broken'] : []
  return [...harms, ...passed, ...complaints].map(name => `${guarantee}: ${name} is ${at(name)}`)
}
