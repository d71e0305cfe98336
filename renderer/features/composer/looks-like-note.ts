/** Whether a reply begins like a note: with "@" and the first name of somebody in the team. */
export function looksLikeNote(text: string, colleagues: readonly string[]): boolean {
  const called = /^\s*@([\p{L}\p{M}'’.-]+)/u.exec(text)?.[1]?.toLocaleLowerCase()
  if (called === undefined) return false
  return colleagues.some(name => name.toLocaleLowerCase().split(/\s+/).some(word => word === called || name.toLocaleLowerCase().replaceAll(/\s+/g, '') === called))
}
