import { describe, expect, test } from 'vitest'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { Page, Texts } from '#renderer/ui-state/drafts.ts'
import { appended, createDraftBook, typedSince, WRITE_AFTER_MS } from './draft-book.ts'

/** A book with a clock that is moved by hand. `reopen`: the composer came back, with what was on disk when it first opened. */
function aBook(kept: Texts = { reply: '', note: '' }) {
  const written: [ComposerMode, string][] = []
  const shown: { page: Page | null } = { page: null }
  let now = 0
  let waiting: readonly Readonly<{ at: number; run: () => void }>[] = []
  const reopen = () => createDraftBook({
    kept,
    read: () => shown.page,
    keep: page => {
      shown.page = page
    },
    write: (mode, text) => written.push([mode, text]),
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
  return { book: reopen(), reopen, written, shown, texts: () => (shown.page?.texts ?? kept), advance }
}

describe('typing', () => {
  test('shows at once and is on disk a moment after the last key', () => {
    const { book, written, texts, advance } = aBook()

    book.type('reply', 'H')
    advance(WRITE_AFTER_MS - 1)
    book.type('reply', 'Hi')
    advance(WRITE_AFTER_MS - 1)

    expect(texts().reply).toBe('Hi')
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
    const { book, written, texts, advance } = aBook()

    book.type('reply', 'Hello')
    const departure = book.leave('reply')
    book.flush()
    advance(WRITE_AFTER_MS)
    departure?.end()

    expect(written).toEqual([])
    expect(texts().reply).toBe('')
  })

  test('leaves once, also when the key is pressed twice', () => {
    const { book } = aBook({ reply: 'Hello', note: 'careful' })

    expect([book.leave('reply')?.text, book.leave('reply'), book.leave('note')]).toEqual(['Hello', null, null])
  })

  test('is a draft again, and on disk at once, when it did not leave', () => {
    const { book, written, texts } = aBook()

    book.type('reply', 'Hello')
    const departure = book.leave('reply')
    departure?.stay(null)

    expect(written).toEqual([['reply', 'Hello']])
    expect(texts().reply).toBe('Hello')
    expect(book.leave('reply')).not.toBeNull()
  })

  test('keeps what was typed behind it meanwhile', () => {
    const { book, written, texts } = aBook()

    book.type('reply', 'Hello')
    const departure = book.leave('reply')
    book.type('reply', 'Hello and more')
    departure?.end()

    expect(texts().reply).toBe('and more')
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
    const departure = book.leave('reply')
    book.type('reply', 'Hello and more')
    departure?.stay(null)

    expect(written).toEqual([['reply', 'Hello and more']])
  })

  test('is still on its way when its composer was closed and is open again: it leaves once, and nothing typed behind it is lost', () => {
    const { book, reopen, written, texts, advance } = aBook()

    book.type('reply', 'Hello')
    const departure = book.leave('reply')
    book.flush()
    const again = reopen()
    again.type('reply', 'Hello and more')

    expect(again.leave('reply')).toBeNull()
    expect(departure?.end()).toBe(true)
    again.type('note', 'careful')
    advance(WRITE_AFTER_MS)
    expect(texts()).toEqual({ reply: 'and more', note: 'careful' })
    expect(written).toEqual([['reply', 'and more'], ['reply', 'and more'], ['note', 'careful']])
  })

  test('tells whether the person types on meanwhile, in whichever mode', () => {
    const { book } = aBook({ reply: 'Hello', note: '' })

    expect(book.leave('reply')?.end()).toBe(false)
    const departure = book.leave('reply')
    book.type('note', 'careful')
    expect(departure?.end()).toBe(true)
  })

  test('says in every composer of its conversation why it did not leave, until it is tried again', () => {
    const { book, shown } = aBook({ reply: 'Hello', note: '' })

    book.leave('reply')?.stay('the disk is full')

    expect(shown.page).toMatchObject({ leaving: null, notKept: 'the disk is full' })
    book.leave('reply')
    expect(shown.page).toMatchObject({ notKept: null })
  })

  test('is nothing to a window that was emptied meanwhile, and neither is what waited for the disk', () => {
    const { book, shown, written, advance } = aBook()

    book.type('note', 'careful')
    book.type('reply', 'Hello')
    const departure = book.leave('reply')
    shown.page = null
    departure?.end()
    departure?.stay(null)
    book.flush()
    advance(WRITE_AFTER_MS)

    expect(shown.page).toBeNull()
    expect(written).toEqual([])
  })

  test('leaves the other mode alone', () => {
    const { book, written, texts, advance } = aBook()

    book.type('note', 'careful')
    book.type('reply', 'Hello')
    const departure = book.leave('reply')
    advance(WRITE_AFTER_MS)
    departure?.end()

    expect(written).toEqual([['note', 'careful']])
    expect(texts()).toEqual({ reply: '', note: 'careful' })
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
