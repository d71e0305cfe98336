/** One file of a `multipart/form-data` body. */
type MultipartFile = Readonly<{ field: string; fileName: string; contentType: string; bytes: Buffer }>

/** The parts that carry a file name, in order; a body that is not multipart has none. As much of RFC 7578 as clients send. */
export function readMultipart(body: Buffer, contentType: string): readonly MultipartFile[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return []
  const marker = Buffer.from(`--${boundary}`)
  const files: MultipartFile[] = []
  let at = body.indexOf(marker)
  while (at !== -1) {
    const next = body.indexOf(marker, at + marker.length)
    if (next === -1) break
    // Between two markers: a line break, the headers, an empty line, the content, a line break.
    const file = readPart(body.subarray(at + marker.length + 2, next - 2))
    if (file !== null) files.push(file)
    at = next
  }
  return files
}

function readPart(part: Buffer): MultipartFile | null {
  const headerEnd = part.indexOf('\r\n\r\n')
  if (headerEnd === -1) return null
  const headers = part.subarray(0, headerEnd).toString('utf8')
  const field = /\bname="([^"]*)"/i.exec(headers)?.[1]
  const fileName = /\bfilename="([^"]*)"/i.exec(headers)?.[1]
  if (field === undefined || fileName === undefined) return null
  const contentType = /^content-type:\s*(.+)$/im.exec(headers)?.[1]?.trim() ?? 'application/octet-stream'
  return { field, fileName, contentType, bytes: part.subarray(headerEnd + 4) }
}
