import { expect, test } from 'vitest'
import { plainToSee } from './plain-to-see.ts'

test.each([
  ['turns letters round', 'https://shop.example/\u{202e}fdp.exe', 'https://shop.example/\\u{202e}fdp.exe'],
  ['has no width', 'pay\u{200b}pal.example', 'pay\\u{200b}pal.example'],
  ['begins a new line', 'shop.example\u{2028}safe', 'shop.example\\u{2028}safe'],
])('what %s is spelled out', (_what, hostile, seen) => {
  expect(plainToSee(hostile)).toBe(seen)
})

test('letters of every script stay as they are', () => {
  expect(plainToSee('https://пример.example/ä 日本')).toBe('https://пример.example/ä 日本')
})
