import type { NewAccount } from '#app/contract/accounts.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { startCrispSimulator, type CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import type { MessageRecord } from '#main/providers/crisp/simulator/message-record.ts'
import { addSampleShop, type SampleShop } from '#main/providers/crisp/simulator/sample-shop.ts'
import type { Tier } from '#main/providers/crisp/simulator/token.ts'
import type { Connection } from './connection.ts'
import { createStageClock } from './clock.ts'
import type { SeenFile } from './seen-file.ts'

/** A Crisp workspace on loopback as the world outside of the app sees it. */
export type CrispShop = Readonly<{
  simulator: CrispSimulator
  shop: SampleShop
  /** Ada waits, Bo was answered, Cy is resolved. */
  sessions: Readonly<{ ada: string; bo: string; cy: string }>
  campaigns: Readonly<{ running: string; paused: string }>
  port: number
  connection: (tier?: Tier, account?: Partial<NewAccount>) => Connection
  /** What the customer has on the screen, oldest first. */
  customerSees: (sessionId: string) => readonly MessageRecord[]
  notesOf: (sessionId: string) => readonly MessageRecord[]
  textsSeen: (sessionId: string) => readonly string[]
  /** The files the customer sees, with the bytes that the file store holds. */
  filesSeen: (sessionId: string) => readonly SeenFile[]
  close: () => Promise<void>
}>

/** @param bornAt the same time and the same port give the same workspace again, as after a restart of the service */
export async function openCrispShop({ bornAt = Date.now(), port = 0 } = {}): Promise<CrispShop> {
  const clock = createStageClock(bornAt)
  const simulator = await startCrispSimulator({ clock, port })
  const { world } = simulator
  const shop = addSampleShop(simulator)
  const { websiteId } = shop
  const { pending: ada, unresolved: bo, resolved: cy } = shop.conversations
  for (const [sessionId, email, nickname] of [[ada, 'ada@example.test', 'Ada'], [bo, 'bo@example.test', 'Bo'], [cy, 'cy@example.test', 'Cy']] as const) {
    const thread = world.site(websiteId).threads.get(sessionId)
    const peopleId = world.addPerson(websiteId, { email, person: { nickname }, company: { name: 'Lamplight Ltd' }, segments: ['customer'] })
    if (thread !== undefined) thread.peopleId = peopleId
  }
  const mailing = { ready: true, dispatched: true, targets: 4_000, reached: 1_200, progress: 30, createdAt: bornAt - 60 * MINUTE_MS }
  const campaigns = {
    running: world.addCampaign(websiteId, { ...mailing, name: 'Autumn lights', subject: 'Longer evenings', running: true, message: 'The new lamps are here.' }),
    paused: world.addCampaign(websiteId, { ...mailing, name: 'Recall of the blue lamp', running: false }),
  }
  clock.run()

  const thread = (sessionId: string) => world.site(websiteId).threads.get(sessionId)?.messages ?? []
  const customerSees = (sessionId: string) => thread(sessionId).filter(({ type }) => type !== 'note' && type !== 'event')
  return {
    simulator,
    shop,
    sessions: { ada, bo, cy },
    campaigns,
    port: Number(new URL(simulator.url).port),
    connection: (tier = 'website', account = {}) => {
      const { identifier, key } = shop.tokens[tier]
      return {
        providerId: 'crisp',
        fields: { tier, identifier, key, apiUrl: simulator.url, ...(tier === 'plugin' ? {} : { websiteId }) },
        account: { remoteId: websiteId, name: 'Lamp Shop', alias: 'lamps', colour: 0, meRemoteId: shop.operators.nora, ...account },
      }
    },
    customerSees,
    notesOf: sessionId => thread(sessionId).filter(({ type }) => type === 'note'),
    textsSeen: sessionId => customerSees(sessionId).map(({ content }) => (typeof content === 'string' ? content : '')),
    filesSeen: sessionId => customerSees(sessionId).flatMap(({ content }) => fileIn(content, simulator) ?? []),
    close: () => simulator.close(),
  }
}

function fileIn(content: MessageRecord['content'], simulator: CrispSimulator): SeenFile | null {
  if (typeof content !== 'object' || content === null || !('url' in content) || typeof content.url !== 'string') return null
  const stored = simulator.uploadedTo(content.url)
  return { name: 'name' in content && typeof content.name === 'string' ? content.name : '', text: stored?.bytes?.toString('utf8') ?? null }
}
