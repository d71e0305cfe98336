import type { Output } from '#app/contract/index.ts'

/** How much of a file has left, from 0 to 1 in whole hundredths, never rounded up to all of it; null = nobody knows. */
export function uploadShare(progress: Output<'uploads.get'> | undefined): number | null {
  return progress === null || progress === undefined || progress.bytes === 0 ? null : Math.floor((progress.sentBytes * 100) / progress.bytes) / 100
}
