import type { FreshchatSimulator } from './freshchat-simulator.ts'

/** A small account for tests: two agents in a group, two channels, three users; Mia has an open conversation of two messages. */
export function fillSampleAccount({ world, clock }: FreshchatSimulator) {
  const now = clock.now()
  const support = world.addGroup({ name: 'Support' })
  const busy = world.addAgentStatus({ name: 'In a meeting' })
  const ana = world.addAgent({ firstName: 'Ana', lastName: 'Reyes', email: 'ana@acme.test', roleId: 'ACCOUNT_ADMIN', groupIds: [support.id] })
  const ben = world.addAgent({ firstName: 'Ben', lastName: 'Okoro', email: 'ben@acme.test', availability: 'UNAVAILABLE', groupIds: [support.id] })
  const billing = world.addChannel({ name: 'Billing', tags: ['sales'], welcome: 'Hello!' })
  const orders = world.addChannel({ name: 'Orders' })
  const mia = world.addUser({ firstName: 'Mia', lastName: 'Lund', email: 'mia@example.test', phone: '+4511112222', createdAt: now - 3_600_000 })
  const noor = world.addUser({ firstName: 'Noor', email: 'noor@example.test', referenceId: 'crm-7', createdAt: now - 1_800_000 })
  const visitor = world.addUser({ firstName: 'Dancing', lastName: 'Wayfarer', createdAt: now - 900_000 })
  const open = world.addConversation({ userId: mia.id, channelId: billing.id, createdAt: now - 600_000, properties: { priority: 'Low', cf_type: 'Question' } })
  world.addMessage({ conversationId: open.id, actorType: 'user', actorId: mia.id, text: 'Where is my invoice?', createdAt: now - 600_000 })
  world.addMessage({ conversationId: open.id, actorType: 'agent', actorId: ana.id, text: 'I will look.', createdAt: now - 540_000 })
  return { support, busy, ana, ben, billing, orders, mia, noor, visitor, open }
}
