/** Whether a path is meant by a pattern, where `*` stands for one segment and a last `**` for all that follows. */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.at(-1) === '**') {
    if (given.length < wanted.length - 1) return false
    return wanted.slice(0, -1).every((segment, index) => segment === '*' || segment === given[index])
  }
  return wanted.length === given.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
}
