import { expect, test } from 'vitest'
import { aMarkedFile, spokenAs } from './marked-file.ts'

test('a file that comes back as it went is told by its name, and with other bytes it is not', () => {
  const { name, content } = aMarkedFile({ call: 7, bytes: 3_000, isPicture: false })

  expect(spokenAs(name, content)).toBe(`[${name}]`)
  expect(spokenAs(name, content.slice(1))).toBe(`[${name}] with other bytes`)
  expect(spokenAs(name, null)).toBe(`[${name}] with other bytes`)
})

test('no two files have the same bytes, and what somebody else sent is none of ours', () => {
  expect(aMarkedFile({ call: 7, bytes: 3_000, isPicture: true }).content).not.toEqual(aMarkedFile({ call: 7 + 256, bytes: 3_000, isPicture: true }).content)
  expect(spokenAs('invoice.pdf', new Uint8Array(4))).toBeNull()
})
