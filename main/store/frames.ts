import { crc32 } from 'node:zlib'

/**
 * A frame: four bytes that begin one, the length of its payload, a checksum over length and payload, and the payload, which
 * is UTF-8. The first byte never occurs in UTF-8: no text that anybody writes can be taken for the beginning of a frame.
 */
const MARK = Buffer.from([0xf5, 0x54, 0x52, 0x01])
const HEAD_BYTES = 12
/** Far more than any row needs; a length beyond it is damage. */
const LONGEST_BYTES = 16 * 1024 * 1024

export type ReadFrames = Readonly<{
  payloads: readonly string[]
  /** Stretches in the middle that are no frame: each cost what stood there, and nothing after it. */
  damaged: number
  /** How far the good part goes; what comes after it was torn in the middle of being written. */
  goodBytes: number
  /** How many bytes were torn. */
  cutBytes: number
}>

export function frameOf(payload: string): Uint8Array {
  const length = Buffer.byteLength(payload)
  const frame = Buffer.alloc(HEAD_BYTES + length)
  MARK.copy(frame)
  frame.writeUInt32LE(length, 4)
  frame.write(payload, HEAD_BYTES)
  frame.writeUInt32LE(checksumOf(frame), 8)
  return frame
}

/** Never throws, whatever the bytes are. */
export function readFrames(file: Uint8Array): ReadFrames {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const payloads: string[] = []
  let damaged = 0
  let goodBytes = 0
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    const end = endOfFrame(bytes, at)
    if (end === null) {
      at = bytes.indexOf(MARK, at + 1)
      continue
    }
    if (at !== goodBytes) damaged += 1
    payloads.push(bytes.toString('utf8', at + HEAD_BYTES, end))
    goodBytes = end
    at = end
  }
  return { payloads, damaged, goodBytes, cutBytes: bytes.length - goodBytes }
}

function endOfFrame(bytes: Buffer, at: number): number | null {
  if (at + HEAD_BYTES > bytes.length || !bytes.subarray(at, at + MARK.length).equals(MARK)) return null
  const length = bytes.readUInt32LE(at + 4)
  const end = at + HEAD_BYTES + length
  if (length > LONGEST_BYTES || end > bytes.length) return null
  return bytes.readUInt32LE(at + 8) === checksumOf(bytes.subarray(at, end)) ? end : null
}

const checksumOf = (frame: Buffer) => crc32(frame.subarray(HEAD_BYTES), crc32(frame.subarray(4, 8)))
