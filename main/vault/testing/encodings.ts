export type Shape = Readonly<{ name: string; bytes: Buffer }>

/**
 * The shapes in which a secret hides in a file or a log: as it is, base64 at three alignments, base64 of `id:key`,
 * URL-encoded, JSON-escaped, hex, UTF-16, reversed, and as a list of byte values.
 * @param key longer than eight characters, so that nothing matches by chance
 */
export function shapesOf(identifier: string, key: string): readonly Shape[] {
  const base64At = (shift: number) => {
    const text = Buffer.from('x'.repeat(shift) + key).toString('base64')
    // The first and last letters also encode their neighbours.
    return text.slice(shift === 0 ? 0 : 4, -4)
  }
  const texts = {
    raw: key,
    'base64, alignment 0': base64At(0),
    'base64, alignment 1': base64At(1),
    'base64, alignment 2': base64At(2),
    'base64 of id:key': Buffer.from(`${identifier}:${key}`).toString('base64').slice(0, -4),
    'URL-encoded': encodeURIComponent(key),
    'JSON-escaped': JSON.stringify(key).slice(1, -1),
    hex: Buffer.from(key).toString('hex'),
    reversed: Array.from(key).toReversed().join(''),
    bytes: [...Buffer.from(key)].join(','),
    'bytes, spaced': [...Buffer.from(key)].join(', '),
  }
  return [
    ...Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    { name: 'UTF-16', bytes: Buffer.from(key, 'utf16le') },
  ]
}

/** The names of the shapes that occur in `haystack`. */
export function shapesIn(haystack: Uint8Array, shapes: readonly Shape[]): readonly string[] {
  const bytes = Buffer.from(haystack)
  return shapes.filter(shape => bytes.includes(shape.bytes)).map(({ name }) => name)
}
