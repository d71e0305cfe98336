import { describe, expect, test } from 'vitest'
import type { ComposerMode } from '#app/domain/draft.ts'
import { appended, createDraftBook, typedSince, WRITE_AFTER_MS, type Texts } from './draft-book.ts'

/** A book with a clock that is moved by hand. */
function aBook(kept: Texts = { reply: '', note: '' }) {
  const written: [ComposerMode, string][] = []
  const shown = { texts: kept }
  let now = 0
  let waiting: readonly Readonly<{ at: number; run: () => void }>[] = []
  const book = createDraftBook({
    kept,
    write: (mode, text) => written.push([mode, text]),
    show: texts => {
      shown.texts = texts
    },
    later: (run, afterMs) => {
      const one = { at: now + afterMs, run }
      waiting = [...waiting, one]
      return () => {
        waiting = waiting.filter(other => other !== one)
      }
    },
  })
  function advance(byMs: number): void {
    now += byMs
    const ripe = waiting.filter(({ at }) => at <= now)
    waiting = waiting.filter(({ at }) => at > now)
    for (const { run } of ripe) run()
  }
  return { book, written, shown, advance }
}

describe('typing', () => {
  test('shows at once and is on disk a moment after the last key', () => {
    const { book, written, shown, advance } = aBook()

    book.type('reply', 'H')
    advance(WRITE_AFTER_MS - 1)
    book.type('reply', 'Hi')
    advance(WRITE_AFTER_MS - 1)

    expect(shown.texts.reply).toBe('Hi')
    expect(written).toEqual([])
    advance(1)
    expect(written).toEqual([['reply', 'Hi']])
  })

  test('in one mode does not hold up the other', () => {
    const { book, written, advance } = aBook()

    book.type('reply', 'Hi')
    book.type('note', 'careful')
    advance(WRITE_AFTER_MS)

    expect(written).toEqual([['reply', 'Hi'], ['note', 'careful']])
  })

  test('that waits goes to disk when the person goes on, and only once', () => {
    const { book, written, advance } = aBook()

    book.type('note', 'careful')
    book.flush()
    book.flush()
    advance(WRITE_AFTER_MS)

    expect(written).toEqual([['note', 'careful']])
  })
})

describe('a text that leaves', () => {
  test('is never written as a draft again, however the person goes on', () => {
    const { book, written, shown, advance } = aBook()

    book.type('reply', 'Hello')
    book.leave('reply')
    book.flush()
    advance(WRITE_AFTER_MS)
    book.end('reply')

    expect(written).toEqual([])
    expect(shown.texts.reply).toBe('')
  })

  test('leaves once, also when the key is pressed twice', () => {
    const { book } = aBook({ reply: 'Hello', note: 'careful' })

    expect([book.leave('reply'), book.leave('reply'), book.leave('note')]).toEqual([true, false, false])
  })

  test('is a draft again, and on disk at once, when it did not leave', () => {
    const { book, written, shown } = aBook()

    book.type('reply', 'Hello')
    book.leave('reply')
    book.stay('reply')

    expect(written).toEqual([['reply', 'Hello']])
    expect(shown.texts.reply).toBe('Hello')
    expect(book.leave('reply')).toBe(true)
  })

  test('keeps what was typed behind it meanwhile', () => {
    const { book, written, shown } = aBook()

    book.type('reply', 'Hello')
    book.leave('reply')
    book.type('reply', 'Hello and more')
    book.end('reply')

    expect(shown.texts.reply).toBe('and more')
    expect(written).toEqual([['reply', 'and more']])
  })

  test('takes nothing of itself to disk with what is typed behind it', () => {
    const { book, written, advance } = aBook()

    book.type('reply', 'Hello')
    book.leave('reply')
    book.type('reply', 'Hello and more')
    advance(WRITE_AFTER_MS)

    expect(written).toEqual([['reply', 'and more']])
  })

  test('brings all of it back with what was typed behind it, when it did not leave', () => {
    const { book, written } = aBook()

    book.type('reply', 'Hello')
    book.leave('reply')
    book.type('reply', 'Hello and more')
    book.stay('reply')

    expect(written).toEqual([['reply', 'Hello and more']])
  })

  test('leaves the other mode alone', () => {
    const { book, written, shown, advance } = aBook()

    book.type('note', 'careful')
    book.type('reply', 'Hello')
    book.leave('reply')
    advance(WRITE_AFTER_MS)
    book.end('reply')

    expect(written).toEqual([['note', 'careful']])
    expect(shown.texts).toEqual({ reply: '', note: 'careful' })
  })
})

test.each([
  { what: 'nothing', left: 'Hello', now: 'Hello', since: '' },
  { what: 'the words behind it', left: 'Hello', now: 'Hello\n\nand more', since: 'and more' },
  { what: 'all of it, when its middle was changed', left: 'Hello Ada', now: 'Hello dear Ada', since: 'Hello dear Ada' },
  { what: 'nothing, when all was deleted', left: 'Hello', now: '', since: '' },
])('what was typed since is $what', ({ left, now, since }) => {
  expect(typedSince(left, now)).toBe(since)
})

test('a text that is made a note stands behind the note that was begun', () => {
  expect(appended('Call him back\n', '@nora please look')).toBe('Call him back\n\n@nora please look')
  expect(appended(' ', '@nora please look')).toBe('@nora please look')
})
