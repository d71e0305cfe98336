import type { Part } from './part.ts'

/** What is said in words in a message; '' where nothing is. */
export const textIn = (parts: readonly Part[]): string => parts.map(part => (part.kind === 'text' ? part.text : '')).join(' ')

/** Whether two texts say the same: services change blanks on the way. */
export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
