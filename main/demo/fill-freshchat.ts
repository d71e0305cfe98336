import type { FreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'
import type { Brand } from './brands.ts'
import type { Dice } from './dice.ts'
import { tellStory, type Line, type Story } from './story.ts'

export type FreshchatAccount = Readonly<{ agentIds: readonly string[]; open: readonly OpenChat[]; messages: number }>
export type OpenChat = Readonly<{ conversationId: string; userId: string; story: Story }>

/** Puts a brand's stories into a simulated Freshchat account. */
export function fillFreshchat({ world, clock }: FreshchatSimulator, brand: Brand, dice: Dice): FreshchatAccount {
  const now = clock.now()
  world.changeAccount({ accountDomain: brand.domain })
  const groups = [
    world.addGroup({ name: 'First line', description: 'Everything that comes in' }),
    world.addGroup({ name: 'Specialists', description: 'Repairs, invoices, press' }),
  ]
  const agentIds = brand.operators.map(({ isOnline, firstName, lastName }, nth) =>
    world.addAgent({
      firstName, lastName,
      email: `${firstName.toLowerCase()}@${brand.domain}`,
      groupIds: nth === 0 ? groups.map(({ id }) => id) : [groups[nth % groups.length]?.id ?? ''],
      roleId: nth === 0 ? 'ACCOUNT_ADMIN' : 'AGENT',
      availability: isOnline ? 'AVAILABLE' : 'UNAVAILABLE',
    }).id,
  )
  const channelIds = brand.inboxes.map(name => world.addChannel({ name }).id)

  let messages = 0
  const open: OpenChat[] = []
  for (let nth = 0; nth < brand.conversations; nth += 1) {
    const story = tellStory({ dice, now, operators: brand.operators.length, brand: brand.alias }, nth)
    const { visitor, lines } = story
    const createdAt = lines[0]?.at ?? now
    const updatedAt = lines.at(-1)?.at ?? now
    const [firstName = visitor.name, ...lastNames] = visitor.name.split(' ')
    const user = world.addUser({
      firstName, lastName: lastNames.join(' ') || null, email: visitor.email, phone: visitor.phone, createdAt, updatedAt,
      properties: [{ name: 'city', value: visitor.words.city }, { name: 'orders', value: String(dice.between(0, 40)) }],
    })
    const agentId = story.operator === null ? null : (agentIds[story.operator] ?? null)
    const conversation = world.addConversation({
      userId: user.id,
      channelId: dice.pick(channelIds),
      status: statusOf(story, dice),
      assignedAgentId: agentId,
      assignedGroupId: dice.chance(0.3) ? dice.pick(groups).id : null,
      properties: { priority: dice.pick(['Low', 'Medium', 'High']) },
      isEmail: story.isEmail,
      createdAt,
      updatedAt,
    })
    for (const line of lines) {
      const actors = { contact: user.id, operator: agentId ?? agentIds[0] ?? '' }
      world.addMessage({ conversationId: conversation.id, createdAt: line.at, source: 'web', ...toMessage(line, actors, brand) })
      messages += 1
    }
    if (!story.isResolved && open.length < 40) open.push({ conversationId: conversation.id, userId: user.id, story })
  }
  return { agentIds, open, messages }
}

function statusOf({ isResolved, operator }: Story, dice: Dice) {
  if (isResolved) return 'resolved' as const
  if (operator === null) return 'new' as const
  return dice.pick(['assigned', 'assigned', 'reopened', 'waiting on customer', 'waiting on internal team'] as const)
}

type Actors = Readonly<{ contact: string; operator: string }>
type Said = Omit<Parameters<FreshchatSimulator['world']['addMessage']>[0], 'conversationId' | 'createdAt' | 'source'>

function toMessage(line: Line, { contact, operator }: Actors, brand: Brand): Said {
  switch (line.kind) {
    case 'text':
      return line.by === 'contact'
        ? { actorType: 'user', actorId: contact, text: line.text }
        : { actorType: 'agent', actorId: operator, text: line.text.replaceAll('**', '') }
    case 'note':
      return { actorType: 'agent', actorId: operator, type: 'private', text: line.text }
    case 'file':
      return { actorType: line.by === 'contact' ? 'user' : 'agent', actorId: line.by === 'contact' ? contact : operator, parts: [toFilePart(line.file, brand)] }
    case 'choices':
      return {
        actorType: 'bot',
        actorId: null,
        parts: [{ text: { content: line.text } }],
        replyParts: [{ collection: { sub_parts: line.choices.map(label => ({ quick_reply_button: { label } })) } }],
      }
    case 'event':
      return { actorType: 'system', actorId: null, type: 'system', text: SYSTEM_WORDS[line.what] }
  }
}

const SYSTEM_WORDS = { resolved: 'Conversation resolved', reopened: 'Conversation reopened', assigned: 'Conversation assigned' } as const

function toFilePart({ name, mime, bytes }: Extract<Line, { kind: 'file' }>['file'], brand: Brand) {
  const url = `https://files.${brand.domain}/${encodeURIComponent(name)}`
  return mime.startsWith('image/') ? { image: { url } } : { file: { name, url, file_size_in_bytes: bytes, content_type: mime } }
}
