import { DAY_MS, HOUR_MS } from '#app/domain/time.ts'
import type { CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import type { NewMessage } from '#main/providers/crisp/simulator/world.ts'
import type { Brand } from './brands.ts'
import type { Dice } from './dice.ts'
import { tellStory, type Line, type Story } from './story.ts'

export type CrispWorkspace = Readonly<{ websiteId: string; operatorIds: readonly string[]; sessions: readonly OpenSession[]; messages: number }>
/** A conversation that the living story may go on with. */
export type OpenSession = Readonly<{ sessionId: string; story: Story }>

/** Puts a brand's stories into a simulated Crisp workspace. */
export function fillCrisp({ world, clock }: CrispSimulator, brand: Brand, dice: Dice): CrispWorkspace {
  const now = clock.now()
  const websiteId = world.addWebsite({ name: brand.name, domain: brand.domain })
  const operatorIds = brand.operators.map(({ isOnline, ...operator }, nth) =>
    world.addOperator(websiteId, {
      ...operator,
      email: `${operator.firstName.toLowerCase()}@${brand.domain}`,
      role: nth === 0 ? 'owner' : 'member',
      availability: isOnline ? 'online' : 'away',
    }),
  )
  const inboxIds = brand.inboxes.map(name => world.addInbox(websiteId, { name, operators: operatorIds }))
  addCampaigns({ world, websiteId, brand, now })

  let messages = 0
  const sessions: OpenSession[] = []
  for (let nth = 0; nth < brand.conversations; nth += 1) {
    const story = tellStory({ dice, now, operators: brand.operators.length, brand: brand.alias }, nth)
    const { visitor } = story
    const operatorId = story.operator === null ? null : (operatorIds[story.operator] ?? null)
    const peopleId = world.addPerson(websiteId, {
      email: visitor.email,
      person: { nickname: visitor.name, phone: visitor.phone ?? '', geolocation: { country: visitor.words.country, city: visitor.words.city }, locales: [visitor.words.language] },
      company: dice.chance(0.2) ? { name: `${visitor.name.split(' ').at(-1) ?? ''} & Co.` } : {},
      segments: dice.chance(0.15) ? ['vip'] : ['customer'],
      data: { orders: dice.between(0, 40), newsletter: dice.chance(0.5) },
      createdAt: story.firstSeenAt,
      active: { now: story.isOnline, last: story.lastSeenAt },
    })
    const told = story.lines.map(line => toMessage(line, { story, operatorId, brand }))
    messages += told.length
    const sessionId = world.addConversation(websiteId, {
      meta: {
        nickname: visitor.name, email: visitor.email, phone: visitor.phone ?? '', segments: dice.chance(0.15) ? ['vip', 'chat'] : ['chat'],
        device: { geolocation: { country: visitor.words.country, city: visitor.words.city }, locales: [visitor.words.language] },
        data: { orders: dice.between(0, 40) },
      },
      messages: told,
      state: stateOf(story),
      peopleId,
      isOnline: story.isOnline,
      ...(operatorId === null ? {} : { assigned: operatorId }),
      ...(dice.chance(0.2) && inboxIds.length > 0 ? { inboxId: dice.pick(inboxIds) } : {}),
    })
    if (!story.isResolved && sessions.length < 40) sessions.push({ sessionId, story })
  }
  return { websiteId, operatorIds, sessions, messages }
}

function stateOf({ isResolved, lines }: Story): 'pending' | 'unresolved' | 'resolved' {
  if (isResolved) return 'resolved'
  return lines.some(line => line.kind === 'text' && line.by === 'operator') ? 'unresolved' : 'pending'
}

function toMessage(line: Line, { story, operatorId, brand }: Readonly<{ story: Story; operatorId: string | null; brand: Brand }>): NewMessage {
  const operator = brand.operators[story.operator ?? 0]
  const us = { type: 'participant' as const, user_id: operatorId ?? undefined, nickname: `${operator?.firstName} ${operator?.lastName}` }
  const at = { timestamp: line.at, origin: story.isEmail ? 'email' : 'chat' }
  switch (line.kind) {
    case 'text':
      return line.by === 'contact'
        ? { ...at, from: 'user', content: line.text, user: { nickname: story.visitor.name } }
        : { ...at, from: 'operator', content: line.text, user: us, read: 'chat', delivered: 'chat' }
    case 'note':
      return { ...at, from: 'operator', type: 'note', content: line.text, user: us }
    case 'file':
      return {
        ...at,
        from: line.by === 'contact' ? 'user' : 'operator',
        type: 'file',
        content: { name: line.file.name, url: `https://storage.${brand.domain}/${encodeURIComponent(line.file.name)}`, type: line.file.mime },
        user: line.by === 'contact' ? { nickname: story.visitor.name } : us,
      }
    case 'choices':
      return {
        ...at,
        from: 'operator',
        type: 'picker',
        content: { id: 'topic', text: line.text, choices: line.choices.map((label, nth) => ({ value: String(nth), label, selected: nth === line.chosen })) },
        user: us,
      }
    case 'event':
      return { ...at, from: 'operator', type: 'event', content: { namespace: NAMESPACES[line.what], ...(line.what === 'assigned' ? { text: `Assigned to ${us.nickname}` } : {}) }, user: us }
  }
}

const NAMESPACES = { resolved: 'state:resolved', reopened: 'state:unresolved', assigned: 'routing:assigned' } as const

type CampaignPlace = Readonly<{ world: CrispSimulator['world']; websiteId: string; brand: Brand; now: number }>

function addCampaigns({ world, websiteId, brand, now }: CampaignPlace): void {
  const sent = { ready: true, dispatched: true }
  const campaign = (name: string, agoDays: number, more: Partial<Parameters<typeof world.addCampaign>[1]>) =>
    world.addCampaign(websiteId, { name, subject: `${brand.name}: ${name}`, createdAt: now - agoDays * DAY_MS, updatedAt: now - HOUR_MS, ...more })
  campaign('Spring arrivals', 6, {
    ...sent, running: true, progress: 62, targets: 4_210, reached: 2_610, dispatchedAt: now - 2 * HOUR_MS, tag: 'season',
    message: 'Hello {{ nickname }}, the new season is here. Have a look before everybody else does.',
    statistics: { opened: 1_204, clicked: 318, unsubscribed: 9 },
  })
  campaign('We moved: new returns address', 9, {
    ...sent, running: false, progress: 40, targets: 1_880, reached: 752, dispatchedAt: now - 20 * HOUR_MS, tag: 'service',
    message: 'From Monday on, returns go to our new warehouse. The label in your parcel still works.',
    statistics: { opened: 400, clicked: 21, unsubscribed: 2 },
  })
  campaign('Thank you for your first order', 204, {
    ...sent, type: 'automated', running: true, progress: 0, targets: 1_012, reached: 968, dispatchedAt: now - 200 * DAY_MS, tag: 'welcome',
    message: 'Thank you for ordering with us. If anything is not right, just answer this message.',
    statistics: { opened: 702, clicked: 96, unsubscribed: 14 },
  })
  campaign('Winter sale', 95, {
    ...sent, running: false, progress: 100, targets: 9_044, reached: 9_044, dispatchedAt: now - 90 * DAY_MS, updatedAt: now - 89 * DAY_MS, tag: 'season',
    message: 'Up to a third off until Sunday.',
    statistics: { opened: 3_871, clicked: 1_102, unsubscribed: 61 },
  })
  campaign('Summer preview (draft)', 3, { ready: false, tag: 'season' })
  campaign('Survey: how was your repair?', 12, { ready: true, targets: 212, tag: 'service', message: 'Two questions, half a minute.' })
}
