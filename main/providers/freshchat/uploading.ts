import { z } from 'zod'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ProviderAccount, SentFile, Uploading } from '#main/providers/provider.ts'
import { learn, type Desk } from './desk.ts'
import { MAX_FILE_BYTES } from './manifest.ts'
import { toParts } from './normalise/parts.ts'
import { readRecord } from './wire/records.ts'
import { FreshchatFile, FreshchatImage } from './wire/upload.ts'

/** 25 MB at half a megabit a second take seven minutes. */
const UPLOAD_TIMEOUT_MS = 10 * MINUTE_MS
const END_OF_HEADERS = '\r\n\r\n'
const NO_ANSWER: Failure = { kind: 'providerDown', status: 504 }
/** What every browser draws; the rest, drawings that can carry scripts among them, goes as a file. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export const isPicture = ({ mime }: Pick<SentFile, 'mime'>): boolean => PICTURES.has(mime)

/** A form has no way to write a double quote in a name that every server reads back as one. */
export const sentName = ({ name }: Pick<SentFile, 'name'>): string => name.replaceAll('"', "'")

/**
 * Puts bytes at the service (reference, section 8): pictures one way, all else the other. What it answers is kept as the part
 * that a message will carry.
 */
export function uploadingCalls(desk: Desk): Pick<ProviderAccount, 'upload'> {
  return {
    async upload(uploading) {
      const { file, content } = uploading
      if (content.length > MAX_FILE_BYTES) return fail({ kind: 'declined', cause: 'tooLarge' })
      const part = learn(desk, 'files', await (isPicture(file) ? asPicture(desk, uploading) : asFile(desk, uploading)))
      return part.ok ? ok(JSON.stringify([part.value])) : part
    },
  }
}

/** The parts of a message out of what `upload` answered; null when it is not that. */
export function uploadedParts(uploaded: string): readonly unknown[] | null {
  try {
    return z.array(z.unknown()).safeParse(JSON.parse(uploaded)).data ?? null
  } catch {
    return null
  }
}

/** Where a picture lies, out of what `upload` answered; null when it tells of none. */
export function pictureAddress(uploaded: string): string | null {
  return toParts(uploadedParts(uploaded) ?? []).find(part => part.kind === 'image')?.url ?? null
}

async function asPicture(desk: Desk, uploading: Uploading): Promise<Result<unknown>> {
  const answer = await post(desk, { ...uploading, path: '/images/upload', field: 'image' })
  const image = answer.ok ? readRecord(FreshchatImage, answer.value, 'image') : answer
  return image.ok ? ok({ image: { url: image.value.url } }) : image
}

async function asFile(desk: Desk, uploading: Uploading): Promise<Result<unknown>> {
  const { mime, bytes } = uploading.file
  const answer = await post(desk, { ...uploading, path: '/files/upload', field: 'file' })
  const stored = answer.ok ? readRecord(FreshchatFile, answer.value, 'file') : answer
  if (!stored.ok) return stored
  const { file_hash: fileHash, file_extension_type: extension } = stored.value
  return ok({ file: { fileHash, fileSource: 'FRESHCHAT', name: sentName(uploading.file), contentType: mime, file_size_in_bytes: bytes, ...(extension === null ? {} : { file_extension: extension }) } })
}

type Posting = Uploading & Readonly<{ path: string; field: 'file' | 'image' }>

/** As bytes and not as a form, so that what has left can be counted. */
async function post({ client }: Desk, { onProgress, signal, ...posting }: Posting): Promise<Result<unknown>> {
  const { body, contentType } = await encode(posting)
  const { outcome, asRead } = await client.postOnce(posting.path, { body, headers: { 'content-type': contentType }, onSent: onProgress, signal, timeoutMs: UPLOAD_TIMEOUT_MS })
  // It was reached and the file took too long, or broke off: that says nothing of what else the account sends.
  if (outcome.reached === 'unknown' && outcome.failure.kind !== 'cancelled') return fail(NO_ANSWER)
  return asRead
}

/** The form is encoded around an empty file, and the bytes are put into it then: a form that holds them copies them four times. */
async function encode({ file, content, field }: Pick<Posting, 'file' | 'content' | 'field'>): Promise<Readonly<{ body: Uint8Array; contentType: string }>> {
  const form = new FormData()
  form.set(field, new Blob([], { type: file.mime }), sentName(file))
  const encoded = new Response(form)
  const around = Buffer.from(await encoded.arrayBuffer())
  // The first empty line ends the headers of the part: whatever the name is, it has no line ends of its own.
  const at = around.indexOf(END_OF_HEADERS) + END_OF_HEADERS.length
  return { body: Buffer.concat([around.subarray(0, at), content, around.subarray(at)]), contentType: encoded.headers.get('content-type') ?? '' }
}
