/**
 * A UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds since 1970, then chance. Sorts by time.
 * @param random a number in [0, 1)
 */
export function uuidV7(nowMs: number, random: () => number): string {
  const time = nowMs.toString(16).padStart(12, '0')
  const a = digits(random, 3)
  const variant = (8 + Math.floor(random() * 4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${variant}${digits(random, 3)}-${digits(random, 6)}${digits(random, 6)}`
}

const digits = (random: () => number, count: number) =>
  Math.floor(random() * 16 ** count).toString(16).padStart(count, '0')
