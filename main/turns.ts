/**
 * Work on one thing, one after the other: two walks over the same thread would overwrite each other's cursor, and nobody
 * decides on a row that somebody else is just changing. Work that throws tells whoever asked for it and holds nobody up.
 */
export type Turns<Key> = <T>(key: Key, work: () => Promise<T>) => Promise<T>

export function createTurns<Key>(): Turns<Key> {
  const last = new Map<Key, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    const leave = () => {
      if (last.get(key) === mine) last.delete(key)
    }
    void mine.then(leave, leave)
    return mine
  }
}
