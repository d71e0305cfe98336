/** Width and height in pixels of a PNG or a GIF, by their headers; null for all else. */
export function imageSize(bytes: Buffer): Readonly<{ width: number; height: number }> | null {
  const isPng = bytes.length >= 24 && bytes.subarray(1, 4).toString('latin1') === 'PNG'
  if (isPng) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  const isGif = bytes.length >= 10 && bytes.subarray(0, 3).toString('latin1') === 'GIF'
  return isGif ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) } : null
}
