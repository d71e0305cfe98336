import { refusal, invalid, ok, type Answer, type Question, type Route } from './answer.ts'
import { imageSize } from './image-size.ts'
import { readMultipart } from './multipart.ts'
import type { UploadRecord } from './records.ts'
import type { Room } from './room.ts'

const MOST_FILE_BYTES = 25 * 1024 * 1024

export function uploadRoutes(room: Room): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/files/upload',
      answer: question =>
        withUpload(room, { question, field: 'file' }, upload =>
          ok({
            file_name: upload.name,
            file_size: upload.bytes.length,
            file_content_type: upload.contentType,
            file_extension_type: upload.name.split('.').at(-1) ?? '',
            file_hash: upload.id,
            file_security_status: 'AV_PENDING',
          })),
    },
    {
      method: 'POST',
      path: '/images/upload',
      answer: question =>
        withUpload(room, { question, field: 'image' }, upload => {
          const url = room.world.addressOf(upload)
          const size = { width: upload.width ?? 0, height: upload.height ?? 0 }
          return ok({
            id: upload.id, name: upload.name, url, content_type: upload.contentType, ...size,
            thumbnail: { url, content_type: upload.contentType, ...size },
          })
        }),
    },
  ]
}

type Uploading = Readonly<{ question: Question; field: 'file' | 'image' }>

function withUpload(room: Room, { question, field }: Uploading, answer: (upload: UploadRecord) => Answer): Answer {
  if (!Buffer.isBuffer(question.body)) return invalid('multipart/form-data expected')
  const part = readMultipart(question.body, question.contentType).find(each => each.field === field)
  if (part === undefined || part.bytes.length === 0) return invalid(`The field ${field} is missing or empty`)
  if (part.bytes.length > MOST_FILE_BYTES) return refusal(400, 'INVALID_VALUE', 'The file is larger than 25 MB')
  const size = imageSize(part.bytes)
  if (field === 'image' && !part.contentType.startsWith('image/')) return invalid('IMAGE_EMPTY_CONTENT')
  return answer(
    room.world.addUpload({ name: part.fileName, contentType: part.contentType, bytes: part.bytes, width: size?.width ?? null, height: size?.height ?? null }),
  )
}
