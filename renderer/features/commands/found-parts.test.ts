import { expect, test } from 'vitest'
import { foundParts } from './found-parts.ts'

const marked = (text: string, asked: string) =>
  foundParts(text, asked)
    .map(part => (part.isFound ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['Where is my refund? Refunds take a week.', 'refund', 'Where is my [refund]? [Refund]s take a week.'],
  ['a prefund is none', 'fund', 'a prefund is none'],
  ['la información útil', 'Informacion', 'la [información] útil'],
  ['e\u0301tat civil', 'etat', '[e\u0301tat] civil'],
  ['Ihre Größe fehlt', 'größe fehlt', 'Ihre [Größe] [fehlt]'],
  ['我要退款谢谢', '退款', '我要[退款]谢谢'],
  ['order A-1009 left', 'a-1009', 'order [A]-[1009] left'],
  ['cost (a|b)* more', '(a|b)*', 'cost ([a]|[b])* more'],
  ['nothing of it', '', 'nothing of it'],
])('in "%s" the search for "%s" shows %s', (text, asked, shown) => {
  expect(marked(text, asked)).toBe(shown)
})

test('no character is lost or doubled', () => {
  const text = 'ßßß 😀 Maß ﬁne Maßstab 退款'
  expect(foundParts(text, 'maß fine 退 s').map(part => part.text).join('')).toBe(text)
})
