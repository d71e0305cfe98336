import { hi, ja, ko, th, zh } from './asian.ts'
import { en } from './en.ts'
import { de, es, fr, pt, ru, tr } from './european.ts'
import type { LanguageWords } from './language-words.ts'
import { ar, he } from './right-to-left.ts'

export const allWords: readonly LanguageWords[] = [en, de, fr, es, pt, tr, ru, ja, zh, ko, hi, th, ar, he]

/** What operators say to each other, whatever the language of the contact. */
export const notes = [
  'Second time this month, same address. Careful with a replacement.',
  'VIP through the book club. Please keep it friendly and quick.',
  'Waiting for the warehouse, they answer tomorrow at 9.',
  'I promised a call back before 17:00.',
  'Carrier confirms: lost. Refund is fine by Marta.',
  'Speaks German as well, in case that helps.',
] as const

/** Files that people send, by name and type. Their addresses lead nowhere: nothing loads before a click, and a click asks. */
export const files = [
  { name: 'photo-of-the-zip.jpg', mime: 'image/jpeg', bytes: 842_113 },
  { name: 'Rechnung 2026-0412.pdf', mime: 'application/pdf', bytes: 90_412 },
  { name: '領収書.pdf', mime: 'application/pdf', bytes: 120_004 },
  { name: 'screenshot 2026-04-11 at 09.12.44.png', mime: 'image/png', bytes: 310_220 },
  { name: 'a-very-long-file-name-that-somebody-really-gave-to-a-spreadsheet-of-all-their-orders-final-v2.xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: 48_119 },
] as const
