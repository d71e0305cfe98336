import { MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Http } from '#main/providers/http/http.ts'
import { isLoopback } from '#main/providers/http/reach.ts'
import type { ProviderAccount, Uploading } from '#main/providers/provider.ts'
import type { CrispKey } from './credential.ts'
import type { AddressDesk } from './realtime/address-desk.ts'
import type { Room } from './room.ts'
import type { UploadAddress } from './wire/upload.ts'

type UploadNeeds = Readonly<{ room: Room; key: CrispKey; websiteId: string; unpaced: Http; addresses: AddressDesk; random: () => number }>

/** 25 MB at half a megabit a second take seven minutes. */
const UPLOAD_TIMEOUT_MS = 10 * MINUTE_MS
const TAKES_A_FILE = new Set([200, 201, 204])
/** Somebody who should be there and gives no answer in time. */
const NO_ANSWER: Failure = { kind: 'providerDown', status: 504 }

/**
 * A file in three steps (reference, section 6.9): ask for an address over REST, hear it over the socket, put the bytes there.
 * The address belongs to a file store and not to the service: no credential goes there, no redirect is followed, and what it
 * answers changes nothing for the account.
 */
export function createUploading({ room, key, websiteId, unpaced, addresses, random }: UploadNeeds): Pick<ProviderAccount, 'upload'> {
  let asked = 0

  async function addressFor({ file: { name, mime }, signal }: Uploading): Promise<Result<UploadAddress>> {
    if (!(await addresses.untilLive(signal))) return fail(signal?.aborted ? { kind: 'cancelled' } : NO_ANSWER)
    asked += 1
    const id = `upload-${room.clock.now()}-${asked}-${Math.floor(random() * 1e9)}`
    // Listened for first: it may be told before the request is answered. But the request may have to wait for its turn, and
    // nobody is late before it was answered.
    const listening = addresses.listenFor(id)
    const body = { namespace: 'upload', id, file: { name, type: mime }, resource: { type: 'website', id: websiteId } }
    try {
      const answer = room.learn('files', await room.client.ask('POST', ['bucket', 'url', 'generate'], { body, signal }))
      if (!answer.ok) return answer
      const address = await listening.address(signal)
      return address === null ? fail(signal?.aborted ? { kind: 'cancelled' } : NO_ANSWER) : ok(address)
    } finally {
      listening.leave()
    }
  }

  async function put(signed: URL, { file, content, onProgress, signal }: Uploading): Promise<Result<null>> {
    const outcome = await unpaced.send({
      method: 'PUT', url: signed, headers: { 'content-type': file.mime }, body: content, onSent: onProgress, signal, timeoutMs: UPLOAD_TIMEOUT_MS,
    })
    // The service was just spoken with: a store that is not reached holds back this file, and not the account.
    if (outcome.reached !== 'answer') return fail(outcome.failure.kind === 'cancelled' ? outcome.failure : NO_ANSWER)
    const { status } = outcome.reply
    if (TAKES_A_FILE.has(status)) return ok(null)
    if (status === 413) return fail({ kind: 'declined', cause: 'tooLarge' })
    return fail(status >= 400 && status < 500 ? { kind: 'rejected', reason: `HTTP ${status}` } : { kind: 'providerDown', status })
  }

  /** Bytes go encrypted, or stay on a machine where the service itself is. */
  const isSafe = (url: URL): boolean => url.protocol === 'https:' || (isLoopback(url) && isLoopback(key.origin))

  return {
    async upload(uploading) {
      const address = await addressFor(uploading)
      if (!address.ok) return address
      const { url, policy } = address.value
      const limit = policy?.size_limit ?? null
      if (limit !== null && uploading.content.length > limit) return fail({ kind: 'declined', cause: 'tooLarge' })
      const signed = new URL(url.signed)
      if (!isSafe(signed)) return fail({ kind: 'unreadable', path: 'url.signed', found: 'malformed' })
      const stored = await put(signed, uploading)
      return stored.ok ? ok(url.resource) : stored
    },
  }
}
