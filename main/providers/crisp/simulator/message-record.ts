import type { JsonObject } from './json.ts'

export const MESSAGE_TYPES = ['text', 'note', 'file', 'animation', 'audio', 'picker', 'field', 'carousel', 'event'] as const
export type MessageType = (typeof MESSAGE_TYPES)[number]
export type Side = 'user' | 'operator'

export type Author = Readonly<{
  type?: 'website' | 'participant' | undefined
  user_id?: string | undefined
  nickname?: string | undefined
  avatar?: string | undefined
}>

/** A message as it goes over the wire (reference, section 5.3). */
export type MessageRecord = Readonly<{
  session_id: string
  website_id: string
  type: MessageType
  from: Side
  origin: string
  content: string | JsonObject
  preview: readonly JsonObject[]
  mentions: readonly string[]
  read: string
  delivered: string
  edited: boolean
  translated: boolean
  automated: boolean
  stamped: boolean
  fingerprint: number
  timestamp: number
  user: Author
  references?: readonly JsonObject[]
  original?: Readonly<{ original_id: string }>
  properties?: JsonObject
}>

/** The few words shown in a list for it. */
export function excerptOf(content: string | JsonObject): string {
  if (typeof content === 'string') return content
  const words = content['text'] ?? content['name'] ?? content['url'] ?? ''
  return typeof words === 'string' ? words : ''
}
