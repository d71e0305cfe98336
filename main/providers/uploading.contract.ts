import { describe, expect, onTestFinished, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { Result } from '#app/result.ts'
import type { ProviderAccount, SentFile, SentSearch, UploadedFile, Uploading } from './provider.ts'
import { aSending, failureOf, valueOf, type ProviderFixture, type StartFixture, type Trouble } from './provider-fixture.contract.ts'

const INVOICE: SentFile = { name: 'invoice.pdf', mime: 'application/pdf', bytes: 200_000 }
const LAMP: SentFile = { name: 'lamp.png', mime: 'image/png', bytes: 70_000 }
const FILES: readonly SentFile[] = [
  INVOICE,
  LAMP,
  { name: 'Grüße "an" 退款 שלום.csv', mime: 'text/csv', bytes: 1 },
  { name: 'drawing.svg', mime: 'image/svg+xml', bytes: 1_000 },
  { name: 'no ending', mime: 'application/octet-stream', bytes: 65_536 },
]

/** Bytes on their way to where a message can name them, and the message that does. */
export function describeUploading(start: StartFixture): void {
  describe('a file', () => {
    test.each(FILES)('$name arrives to the byte, and the contact sees it once, when its message is sent', async file => {
      const { desk, account } = await aDesk(start)
      const content = bytesOf(file)

      const uploaded = valueOf(await uploadAt(desk, account, { file, content }))
      const before = desk.world.filesSeen(desk.conversationId)
      const outcome = await account.sendFile({ ...aSending(desk), file: { ...file, uploaded } })

      expect(before).toEqual([])
      expect(outcome.outcome).toBe('sent')
      const [seen, ...more] = desk.world.filesSeen(desk.conversationId)
      expect(more).toEqual([])
      expect(seen?.mime).toBe(file.mime)
      expect(Buffer.from(seen?.content ?? []).equals(content)).toBe(true)
    })

    test('is read back as the file it is', async () => {
      const { desk, account } = await aDesk(start)

      await sendAt(desk, account, INVOICE)
      const { items } = valueOf(await account.getThread({ conversationId: desk.conversationId, cursor: null }))

      const ours = items.at(-1)
      expect(ours).toMatchObject({ type: 'message', author: { kind: 'operator' }, parts: [{ kind: 'file', name: 'invoice.pdf', url: expect.stringMatching(/^http/) }] })
    })

    test('that is uploaded twice is seen by nobody, and both can be sent', async () => {
      const { desk, account } = await aDesk(start)

      const uploads = [await uploadAt(desk, account), await uploadAt(desk, account)].map(valueOf)
      const before = desk.world.filesSeen(desk.conversationId)
      for (const uploaded of uploads) await account.sendFile({ ...aSending(desk), file: { ...INVOICE, uploaded } })

      expect(before).toEqual([])
      expect(desk.world.filesSeen(desk.conversationId)).toHaveLength(2)
    })

    test('tells how far it is, never backwards, up to its end', async () => {
      const { desk, account } = await aDesk(start)
      const counts: number[] = []

      valueOf(await uploadAt(desk, account, { onProgress: sent => counts.push(sent) }))

      expect(counts.length).toBeGreaterThan(1)
      expect(counts).toEqual(counts.toSorted((a, b) => a - b))
      expect(counts.at(-1)).toBeGreaterThanOrEqual(INVOICE.bytes)
    })

    test('larger than the service takes is declined, and no byte of it leaves', async () => {
      const { desk, account } = await aDesk(start)
      const left: number[] = []
      const content = Buffer.alloc(desk.provider.manifest.maxFileBytes + 1)

      const uploaded = await uploadAt(desk, account, { content, file: { ...INVOICE, bytes: content.length }, onProgress: sent => left.push(sent) })

      expect(failureOf(uploaded)).toEqual({ kind: 'declined', cause: 'tooLarge' })
      expect(left).toEqual([])
    })

    test.each<Trouble>([{ kind: 'refused', status: 500 }, { kind: 'refused', status: 429 }, { kind: 'refused', status: 401 }, { kind: 'dropped' }, { kind: 'html' }, { kind: 'cutShort' }])(
      'whose upload goes wrong (%j) says so, and goes when the trouble is over',
      async trouble => {
        const { desk, account } = await aDesk(start)

        desk.trouble.make('everything', trouble)
        const failed = await uploadAt(desk, account)
        desk.trouble.end()

        expect(failed.ok).toBe(false)
        expect(desk.world.filesSeen(desk.conversationId)).toEqual([])
        expect((await sendAt(desk, account, INVOICE)).outcome).toBe('sent')
      },
    )

    test('that is given up on its way is cancelled', async () => {
      const { desk, account } = await aDesk(start)
      const end = new AbortController()

      const given = await uploadAt(desk, account, { content: Buffer.alloc(9_000_000), signal: end.signal, onProgress: () => end.abort() })

      expect(failureOf(given)).toEqual({ kind: 'cancelled' })
    })

    test.each(FILES)('$name whose message was stored and whose answer was lost is in doubt, and is found', async file => {
      const { desk, account } = await aDesk(start)
      const uploaded = valueOf(await uploadAt(desk, account, { file, content: bytesOf(file) }))
      const sending = { ...aSending(desk), file: { ...file, uploaded } }
      const search = await aSearchFor(desk, account, { clientId: sending.clientId, file: sending.file })

      desk.trouble.make('send', { kind: 'doneThenDropped' })
      const outcome = await account.sendFile(sending)
      desk.trouble.end()

      expect(outcome.outcome).toBe('doubt')
      expect(desk.world.filesSeen(desk.conversationId)).toHaveLength(1)
      expect(valueOf(await account.findSent(search))).toEqual(expect.any(String))
    })

    test('whose message never arrived is not found, whatever else was said', async () => {
      const { desk, account } = await aDesk(start)
      const uploaded = valueOf(await uploadAt(desk, account))
      const sending = { ...aSending(desk), file: { ...INVOICE, uploaded } }
      const search = await aSearchFor(desk, account, { clientId: sending.clientId, file: sending.file })

      desk.trouble.make('send', { kind: 'dropped' })
      const outcome = await account.sendFile(sending)
      desk.trouble.end()
      await account.send(aSending(desk, 'invoice.pdf'))

      expect(outcome.outcome).toBe('doubt')
      expect(valueOf(await account.findSent(search))).toBeNull()
    })

    test('that is a picture and never arrived is not taken for another one that did', async () => {
      const { desk, account } = await aDesk(start)
      const uploaded = valueOf(await uploadAt(desk, account, { file: LAMP, content: bytesOf(LAMP) }))
      const sending = { ...aSending(desk), file: { ...LAMP, uploaded } }
      const search = await aSearchFor(desk, account, { clientId: sending.clientId, file: sending.file })

      desk.trouble.make('send', { kind: 'dropped' })
      await account.sendFile(sending)
      desk.trouble.end()
      const other = await sendAt(desk, account, LAMP)

      expect(other.outcome).toBe('sent')
      expect(valueOf(await account.findSent(search))).toBeNull()
    })
  })
}

/** An open account with its live connection, where there is one: an upload may need it. */
async function aDesk(start: StartFixture) {
  const desk = await start()
  const account = desk.open()
  await watchUntilTheEnd(account)
  return { desk, account }
}

/** Resolves when the connection stands, or there is none to be had. */
export function watchUntilTheEnd({ watch }: ProviderAccount): Promise<void> {
  if (watch === null) return Promise.resolve()
  return new Promise(resolve => {
    const connection = watch(signal => {
      if (signal.type === 'connection' && signal.state === 'live') resolve()
    })
    onTestFinished(() => connection.close())
  })
}

export async function sendAt(desk: ProviderFixture, account: ProviderAccount, file: SentFile) {
  const uploaded = valueOf(await uploadAt(desk, account, { file, content: bytesOf(file) }))
  return account.sendFile({ ...aSending(desk), file: { ...file, uploaded } })
}

/** One upload, while the time goes by: a service may take its moment before it says where to. */
export async function uploadAt(desk: ProviderFixture, account: ProviderAccount, wishes: Partial<Uploading> = {}): Promise<Result<string>> {
  const over = new AbortController()
  const uploading = account.upload({ file: INVOICE, content: bytesOf(INVOICE), onProgress: () => {}, ...wishes }).finally(() => over.abort())
  // No faster than a third of a minute in a second, so that nobody's patience ends before this machine has answered.
  for (let waitedMs = 0; !over.signal.aborted && waitedMs < 2 * MINUTE_MS; waitedMs += 20) {
    await desk.clock.advance(20)
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  return uploading
}

async function aSearchFor(desk: ProviderFixture, account: ProviderAccount, { clientId, file }: Readonly<{ clientId: string; file: UploadedFile }>): Promise<SentSearch> {
  const { conversationId } = desk
  const watermark = valueOf(await account.watermark({ conversationId }))
  return { conversationId, kind: 'reply', clientId, text: '', file, operatorId: desk.operator.id, watermark, sendingSince: desk.clock.now(), claimed: [] }
}

/** Bytes of which no two neighbours are alike. */
function bytesOf({ bytes }: SentFile): Buffer {
  return Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => (at * 31 + (at >> 8)) % 256))
}
