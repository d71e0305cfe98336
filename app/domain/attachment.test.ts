import { expect, test } from 'vitest'
import { FileId, FileName, Mime } from './attachment.ts'

test.each([
  ['image/PNG', 'image/png'],
  ['image/svg+xml', 'image/svg+xml'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['', 'application/octet-stream'],
  ['text/plain; charset=utf-8', 'application/octet-stream'],
  ['text/plain\r\nx-evil: 1', 'application/octet-stream'],
])('the kind %j is kept as %s', (said, kept) => {
  expect(Mime.parse(said)).toBe(kept)
})

test.each([
  ['invoice.pdf', 'invoice.pdf'],
  ['Grüße 退款.csv', 'Grüße 退款.csv'],
  ['../../etc/passwd', '....etcpasswd'],
  ['C:\\a.txt', 'C:a.txt'],
  ['a\r\nb.txt', 'ab.txt'],
  ['harmless\u{202e}fdp.exe', 'harmlessfdp.exe'],
  ['  ', 'file'],
  ['', 'file'],
])('the name %j is kept as %j', (said, kept) => {
  expect(FileName.parse(said)).toBe(kept)
})

test('an endless name keeps its ending', () => {
  expect(FileName.parse(`${'a'.repeat(900)}.pdf`)).toMatch(/^a{196}\.pdf$/)
})

test.each(['', 'abc', '../x', `${'a'.repeat(63)}/`, 'A'.repeat(64)])('%j is the digest of nothing', id => {
  expect(FileId.safeParse(id).success).toBe(false)
})
