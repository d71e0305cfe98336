import { expect, test } from 'vitest'
import { imageSize } from './image-size.ts'
import { readMultipart } from './multipart.ts'

const TYPE = 'multipart/form-data; boundary=XX'

function body(...parts: readonly string[]) {
  return Buffer.from(`${parts.map(part => `--XX\r\n${part}\r\n`).join('')}--XX--\r\n`)
}

test('every part with a file name is a file, whatever its bytes', () => {
  const files = readMultipart(
    body(
      'Content-Disposition: form-data; name="note"\r\n\r\nno file',
      'Content-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nline\r\n\r\n-- line',
      'Content-Disposition: form-data; name="image"; filename="b.bin"\r\n\r\n',
    ),
    TYPE,
  )

  expect(files.map(({ bytes, ...rest }) => ({ ...rest, text: bytes.toString() }))).toEqual([
    { field: 'file', fileName: 'a.txt', contentType: 'text/plain', text: 'line\r\n\r\n-- line' },
    { field: 'image', fileName: 'b.bin', contentType: 'application/octet-stream', text: '' },
  ])
})

test('a boundary may stand in quotes', () => {
  const files = readMultipart(body('Content-Disposition: form-data; name="file"; filename="a"\r\n\r\nx'), 'multipart/form-data; boundary="XX"; charset=utf-8')

  expect(files).toMatchObject([{ field: 'file' }])
})

test.each([
  ['no boundary', 'multipart/form-data', body('x')],
  ['another boundary', 'multipart/form-data; boundary=YY', body('Content-Disposition: form-data; name="file"; filename="a"\r\n\r\nx')],
  ['no end', TYPE, Buffer.from('--XX\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx')],
  ['no headers', TYPE, body('just text')],
])('%s: no files', (_what, contentType, bytes) => {
  expect(readMultipart(bytes, contentType)).toEqual([])
})

test('pictures are measured by their headers, and nothing else is', () => {
  const png = Buffer.alloc(24)
  png.write('\u0089PNG', 'latin1')
  png.writeUInt32BE(640, 16)
  png.writeUInt32BE(480, 20)
  const gif = Buffer.alloc(10)
  gif.write('GIF89a', 'latin1')
  gif.writeUInt16LE(32, 6)
  gif.writeUInt16LE(16, 8)

  expect(imageSize(png)).toEqual({ width: 640, height: 480 })
  expect(imageSize(gif)).toEqual({ width: 32, height: 16 })
  expect(imageSize(png.subarray(0, 20))).toBeNull()
  expect(imageSize(Buffer.from('hello'))).toBeNull()
})
