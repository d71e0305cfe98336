import { expect, test } from 'vitest'
import { z } from 'zod'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import type { FreshchatSimulator } from './freshchat-simulator.ts'

/** 1 × 1 pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function upload(simulator: FreshchatSimulator, path: string, { field, bytes, name, type }: Readonly<{ field: string; bytes: Uint8Array; name: string; type: string }>) {
  const form = new FormData()
  form.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  const reply = await fetch(`${simulator.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${simulator.access.token}` }, body: form })
  return { status: reply.status, json: z.record(z.string(), z.unknown()).parse(await reply.json()) }
}

test('a picture is uploaded, measured, served back byte for byte, and can be sent', async () => {
  const { simulator, open, ana } = await aSampleAccount()

  const picture = await upload(simulator, '/v2/images/upload', { field: 'image', bytes: PNG, name: 'dot.png', type: 'image/png' })
  const url = z.string().parse(picture.json['url'])
  const served = await fetch(url)
  const sent = await call(simulator, `POST /v2/conversations/${open.id}/messages`, {
    body: { actor_type: 'agent', actor_id: ana.id, message_parts: [{ image: { url } }] },
  })

  expect(picture.json).toMatchObject({ name: 'dot.png', content_type: 'image/png', width: 1, height: 1 })
  expect(Buffer.from(await served.arrayBuffer()).equals(PNG)).toBe(true)
  expect(sent.status).toBe(200)
})

test('a file is uploaded, and a message that names its hash carries its address', async () => {
  const { simulator, open, ana } = await aSampleAccount()
  const bytes = Buffer.from('id;amount\r\n--7;9\r\n\r\n')

  const file = await upload(simulator, '/v2/files/upload', { field: 'file', bytes, name: 'list.csv', type: 'text/csv' })
  const sent = await call(simulator, `POST /v2/conversations/${open.id}/messages`, {
    body: { actor_type: 'agent', actor_id: ana.id, message_parts: [{ file: { fileHash: file.json['file_hash'], fileSource: 'FRESHCHAT', name: 'list.csv', contentType: 'text/csv' } }] },
  })

  expect(file.json).toMatchObject({ file_name: 'list.csv', file_size: bytes.length, file_security_status: 'AV_PENDING' })
  expect(sent.json).toMatchObject({ message_parts: [{ file: { name: 'list.csv', file_size_in_bytes: bytes.length, url: expect.stringContaining('/uploads/') } }] })
})

test.each([
  ['the wrong field', '/v2/files/upload', { field: 'image', bytes: PNG, name: 'dot.png', type: 'image/png' }],
  ['an empty file', '/v2/files/upload', { field: 'file', bytes: Buffer.alloc(0), name: 'empty.txt', type: 'text/plain' }],
  ['more than 25 MB', '/v2/files/upload', { field: 'file', bytes: Buffer.alloc(25 * 1024 * 1024 + 1), name: 'big.bin', type: 'application/octet-stream' }],
  ['text as a picture', '/v2/images/upload', { field: 'image', bytes: Buffer.from('hello'), name: 'a.txt', type: 'text/plain' }],
])('%s is refused', async (_what, path, file) => {
  const { simulator } = await aSampleAccount()

  const reply = await upload(simulator, path, file)

  expect(reply.status).toBe(400)
  expect(simulator.world.uploads.size).toBe(0)
})

test('a body that is not multipart is refused', async () => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, 'POST /v2/files/upload', { body: { file: 'x' } })

  expect(reply.status).toBe(400)
})
