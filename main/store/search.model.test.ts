import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBareConversationRecord, aConversationRecord, aMessage, at, CONVERSATION } from '#main/testing/builders.ts'
import { createExcerpts } from './search-excerpt.ts'
import { toIndexText, wordsOf } from '#app/domain/search-text.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const PIECES = ['退', '款', 'キ', '환', 'ก', 'é', 'ß', 'İ', '"', '*', ' ', ':', '(', 'OR', 'word', '😀', '\u0301']
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map(all => all.join('')),
)

test('whatever a contact writes, each of its words finds it', async () => {
  await fc.assert(
    fc.asyncProperty(text, async written => {
      const store = await aStore()
      valueOf(await store.conversations.upsert([aBareConversationRecord({ contactName: '', contactEmail: null })], at(0)))
      valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ text: written })], { isNew: false, seenAt: at(0) }))

      for (const word of wordsOf(written)) {
        expect(await store.conversations.search({ text: word, scope: null, limit: 5 })).toHaveLength(1)
      }
      expect(await store.conversations.search({ text: written, scope: null, limit: 5 })).toHaveLength(wordsOf(written).length === 0 ? 0 : 1)
      store.close()
    }),
    { numRuns: 200 },
  )
})

test('whatever is typed, the search answers and never throws', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord()], at(0)))

  await fc.assert(
    fc.asyncProperty(text, async typed => {
      expect(Array.isArray(await store.conversations.search({ text: typed, scope: null, limit: 5 }))).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('words of words are the same words', () => {
  fc.assert(
    fc.property(text, written => {
      expect(wordsOf(toIndexText(written))).toEqual(wordsOf(written))
    }),
    { numRuns: 2_000 },
  )
})

test('an excerpt is one short line of what was written', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), text, (written, typed) => {
      const line = written.join(' ').replaceAll(/\s+/gu, ' ').trim()

      const excerpt = createExcerpts(typed)(written.join(' '))

      expect(line).toContain(excerpt.replace(/^…/, '').replace(/…$/, ''))
      expect(excerpt.length).toBeLessThanOrEqual(163)
    }),
    { numRuns: 500 },
  )
})
