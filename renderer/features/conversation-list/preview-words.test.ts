import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { accountId, operatorId } from '#app/domain/ids.ts'
import type { Preview } from '#app/domain/conversation.ts'
import { list } from '#renderer/words/en/list.ts'
import { previewWords } from './preview-words.ts'

const instance = createInstance()
await instance.init({ lng: 'en', resources: { en: { list } }, defaultNS: 'list', interpolation: { escapeValue: false } })
const t: TFunction<'list'> = instance.getFixedT('en', 'list')

const ME = operatorId(accountId('shop'), 'me')
const MARTA = operatorId(accountId('shop'), 'marta')
const words = (preview: Preview | null, me: typeof ME | null = ME) => previewWords({ conversation: { preview, subject: 'An order' }, isPreviewKnown: true }, me, t)
const said = (name: string, id: typeof ME | null): Preview => ({ speaker: 'operator', text: 'It left today.', author: { kind: 'operator', name, operatorId: id } })

test('"You" is said of the person and of nobody else', () => {
  expect(words(said('Ana Ruiz', ME))).toBe('You: It left today.')
  expect(words(said('Marta Nowak', MARTA))).toBe('Marta Nowak: It left today.')
  expect(words(said('Ana Ruiz', ME), null)).toBe('Ana Ruiz: It left today.')
})

test('a brand that speaks keeps its whole name', () => {
  expect(words(said(' Lamp Shop ', null))).toBe('Lamp Shop: It left today.')
})

test('where nobody tells who of the team wrote, it is the team', () => {
  expect(words({ speaker: 'operator', text: 'It left today.' })).toBe('Team: It left today.')
  expect(words(said(' ', MARTA))).toBe('Team: It left today.')
})

test('the contact speaks without a name, a note says that it is one', () => {
  expect(words({ speaker: 'contact', text: 'Where is it?' })).toBe('Where is it?')
  expect(words({ speaker: 'note', text: 'asked twice' })).toBe('Note: asked twice')
  expect(words(null)).toBe('An order')
})
