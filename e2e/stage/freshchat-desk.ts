import type { NewAccount } from '#app/contract/accounts.ts'
import { startFreshchatSimulator, type FreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'
import type { JsonObject, MessageRecord } from '#main/providers/freshchat/simulator/records.ts'
import { fillSampleAccount } from '#main/providers/freshchat/simulator/sample-account.ts'
import { createStageClock } from './clock.ts'
import type { Connection } from './connection.ts'
import type { SeenFile } from './seen-file.ts'

/** A Freshchat account on loopback as the world outside of the app sees it: agents Ana and Ben, and Mia, who was answered. */
export type FreshchatDesk = Readonly<{
  simulator: FreshchatSimulator
  sample: ReturnType<typeof fillSampleAccount>
  /** Mia's. */
  conversationId: string
  port: number
  connection: (account?: Partial<NewAccount>) => Connection
  /** What the customer has on the screen, oldest first. */
  textsSeen: (conversationId: string) => readonly string[]
  /** The files the customer sees, with the bytes that the service holds. */
  filesSeen: (conversationId: string) => readonly SeenFile[]
  notesOf: (conversationId: string) => readonly MessageRecord[]
  close: () => Promise<void>
}>

/** @param bornAt the same time and the same port give the same account again, as after a restart of the service */
export async function openFreshchatDesk({ bornAt = Date.now(), port = 0 } = {}): Promise<FreshchatDesk> {
  const clock = createStageClock(bornAt)
  const simulator = await startFreshchatSimulator({ clock, port })
  const sample = fillSampleAccount(simulator)
  // A story must not wait for a minute's quota: that is another test's subject.
  simulator.quota.change({ callsPerMinute: 6_000 })
  clock.run()
  const { world } = simulator
  return {
    simulator,
    sample,
    conversationId: sample.open.id,
    port: Number(new URL(simulator.url).port),
    connection: (account = {}) => ({
      providerId: 'freshchat',
      fields: { chatUrl: simulator.url, token: simulator.access.token },
      account: { remoteId: String(world.account.accountId), name: 'Harbour Desk', alias: 'harbour', colour: 3, meRemoteId: sample.ana.id, ...account },
    }),
    textsSeen: conversationId => world.contactView(conversationId).map(({ parts }) => parts.map(textOf).join('')),
    filesSeen: conversationId =>
      world.contactView(conversationId).flatMap(({ parts }) => parts.flatMap(part => [part['file'], part['image']].flatMap(piece => {
        const upload = [...world.uploads.values()].find(one => isAt(piece, world.addressOf(one)))
        return upload === undefined ? [] : [{ name: upload.name, text: upload.bytes.toString('utf8') }]
      }))),
    notesOf: conversationId => world.messages.all(conversationId).filter(({ type }) => type === 'private'),
    close: () => simulator.close(),
  }
}

const isAt = (piece: unknown, url: string): boolean => typeof piece === 'object' && piece !== null && 'url' in piece && piece.url === url

function textOf(part: JsonObject): string {
  const text = part['text']
  return typeof text === 'object' && text !== null && 'content' in text ? String(text.content) : ''
}
