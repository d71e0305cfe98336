/** What leaves with one step of a count. */
const STEP_BYTES = 64 * 1024

/**
 * Bytes as a body that tells how many of them have left so far. They are taken as the connection takes them, so the count is
 * ahead of the wire by what the system holds back, and no more.
 */
export function countedBody(bytes: Uint8Array, onSent: (sentBytes: number) => void): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at > 0) onSent(at)
        if (at >= bytes.length) return controller.close()
        const end = Math.min(at + STEP_BYTES, bytes.length)
        controller.enqueue(bytes.subarray(at, end))
        at = end
      },
    },
    { highWaterMark: 0 },
  )
}
