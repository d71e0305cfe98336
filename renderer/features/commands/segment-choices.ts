/** Pressing a segment that is there takes it away, pressing another adds it behind the rest. */
export const toggled = (segments: readonly string[], name: string): readonly string[] =>
  segments.includes(name) ? segments.filter(other => other !== name) : [...segments, name]

/**
 * What was typed, where it is a segment that nobody here has used; null = there is nothing to add. One that differs by
 * capitals only is taken for the one that is known.
 */
export function newSegment(typed: string, known: readonly string[]): string | null {
  const name = typed.trim()
  const isKnown = known.some(other => other.toLocaleLowerCase() === name.toLocaleLowerCase())
  return name === '' || isKnown ? null : name
}
