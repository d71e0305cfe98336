import { z } from 'zod'

/** The largest file that may be kept at all; a service may take less. */
export const MAX_FILE_BYTES = 25_000_000
/** How many files one draft carries. */
export const MAX_ATTACHMENTS = 10

/** What a file is kept under: the SHA-256 of its bytes. The same bytes are the same file. */
export const FileId = z.string().regex(/^[0-9a-f]{64}$/).brand<'FileId'>()
export type FileId = z.infer<typeof FileId>

const UNKNOWN_KIND = 'application/octet-stream'
const MIME = /^[a-z0-9][\w.+-]{0,60}\/[\w.+-]{1,100}$/i

/** What a browser says of a file; it says '' of what it does not know. */
export const Mime = z.string().max(1_000).transform(said => (MIME.test(said) ? said.toLowerCase() : UNKNOWN_KIND))

/** Without what would break a line or hide its ending; never empty. */
export const FileName = z
  .string()
  .max(1_000)
  .transform(said => said.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '').trim().slice(-200) || 'file')

/** A file that goes with a draft, or with an entry of the outbox. Its bytes are kept by main. */
export const Attachment = z
  .object({ fileId: FileId, name: z.string().min(1), mime: z.string(), bytes: z.number().int().nonnegative() })
  .readonly()
export type Attachment = z.infer<typeof Attachment>
