import { accountId, type AccountId } from '#app/domain/ids.ts'

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const TAIL_LENGTH = 5
const NAME_LENGTH = 24

/** A legible id that no other account has: `acc:northwind-k3f9m`. */
export function mintAccountId({ name, taken, random }: Readonly<{ name: string; taken: readonly AccountId[]; random: () => number }>): AccountId {
  for (;;) {
    const tail = Array.from({ length: TAIL_LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a').join('')
    const id = accountId([slugOf(name), tail].filter(part => part !== '').join('-'))
    if (!taken.includes(id)) return id
  }
}

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return plain.slice(0, NAME_LENGTH).replaceAll(/^-+|-+$/g, '')
}
