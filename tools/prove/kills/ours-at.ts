import { z } from 'zod'
import type { CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import type { FreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'
import { spokenAs } from './marked-file.ts'

const OURS = /^message \d+$/
const CrispFile = z.object({ name: z.string(), url: z.string() })
const FreshchatPart = z.object({
  text: z.object({ content: z.string() }).optional(),
  file: z.object({ url: z.string() }).optional(),
  image: z.object({ url: z.string() }).optional(),
})

/** How a message at Crisp stands in a history; null: it is none of ours. Of a file, the bytes at its address are looked at. */
export function oursAtCrisp(lamps: Pick<CrispSimulator, 'uploadedTo'>, content: unknown): string | null {
  if (typeof content === 'string') return OURS.test(content) ? content : null
  const file = CrispFile.safeParse(content).data
  return file === undefined ? null : spokenAs(file.name, lamps.uploadedTo(file.url)?.bytes ?? null)
}

/** The same at Freshchat, which knows a file by where it lies. */
export function oursAtFreshchat({ world }: Pick<FreshchatSimulator, 'world'>, parts: readonly unknown[]): string | null {
  const read = z.array(FreshchatPart).safeParse(parts).data ?? []
  const text = read.map(part => part.text?.content ?? '').join('')
  if (OURS.test(text)) return text
  const address = read.map(({ file, image }) => file?.url ?? image?.url).find(url => url !== undefined)
  const upload = [...world.uploads.values()].find(known => world.addressOf(known) === address)
  return upload === undefined ? null : spokenAs(upload.name, upload.bytes)
}
