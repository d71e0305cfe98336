import { z } from 'zod'
import { invalid, type Answer } from './answer.ts'
import type { JsonObject } from './records.ts'
import type { World } from './world.ts'

const Text = z.looseObject({ content: z.string().min(1) })
const Part = z.strictObject({
  text: Text.optional(),
  email: Text.optional(),
  image: z.looseObject({ url: z.string().optional() }).optional(),
  video: z.looseObject({ url: z.url() }).optional(),
  file: z.looseObject({ url: z.string().optional(), fileHash: z.string().optional(), file_hash: z.string().optional() }).optional(),
  url_button: z.looseObject({ url: z.string() }).optional(),
  quick_reply_button: z.looseObject({ label: z.string() }).optional(),
  callback: z.looseObject({ label: z.string() }).optional(),
  reference: z.looseObject({ label: z.string() }).optional(),
  collection: z.looseObject({ sub_parts: z.array(z.unknown()) }).optional(),
  template_content: z.looseObject({ type: z.string() }).optional(),
})

/** Exactly one kind per part. A picture needs an address that can be fetched; a file needs an address or the hash of an upload. */
export function readParts(given: readonly unknown[], world: World): Readonly<{ parts: readonly JsonObject[] }> | Readonly<{ refused: Answer }> {
  const parts: JsonObject[] = []
  for (const each of given) {
    const part = Part.safeParse(each)
    if (!part.success || Object.keys(part.data).length !== 1) return { refused: invalid('Message payload not valid') }
    const { image, file } = part.data
    if (image !== undefined && !isFetchable(image.url)) return { refused: invalid('IMAGE_EMPTY_CONTENT') }
    if (file === undefined) {
      parts.push(part.data)
      continue
    }
    const hash = file.fileHash ?? file.file_hash
    if (hash === undefined && !isFetchable(file.url)) return { refused: invalid('FILE_EMPTY_CONTENT') }
    const upload = hash === undefined ? undefined : world.uploads.get(hash)
    if (hash !== undefined && upload === undefined) return { refused: invalid('FILE_EMPTY_CONTENT') }
    parts.push(
      upload === undefined
        ? part.data
        : { file: { name: upload.name, url: world.addressOf(upload), file_size_in_bytes: upload.bytes.length, content_type: upload.contentType } },
    )
  }
  return { parts }
}

function isFetchable(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\/[^/]+\/./.test(url)
}
