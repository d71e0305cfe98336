import type { CrispSimulator } from './crisp-simulator.ts'

const MINUTE_MS = 60_000

export type SampleShop = ReturnType<typeof addSampleShop>

/** One small workspace for tests: a token of each tier, two operators, one inbox, three conversations in three states. */
export function addSampleShop({ world, clock }: CrispSimulator) {
  const nowMs = clock.now()
  const websiteId = world.addWebsite({ name: 'Lamp Shop', domain: 'lamps.example.test' })
  const nora = world.addOperator(websiteId, { email: 'nora@lamps.example.test', firstName: 'Nora', lastName: 'Berg', role: 'owner', title: 'Support lead' })
  const otto = world.addOperator(websiteId, { email: 'otto@lamps.example.test', firstName: 'Otto', lastName: 'Lind', availability: 'away' })
  const billing = world.addInbox(websiteId, { name: 'Billing', emoji: '💶', operators: [nora] })

  const pending = world.addConversation(websiteId, {
    meta: { nickname: 'Ada', email: 'ada@example.test', segments: ['chat', 'shipping'], subject: 'Lost parcel', data: { plan: 'pro' } },
    messages: [{ from: 'user', content: 'The parcel never came.', timestamp: nowMs - 5 * MINUTE_MS }],
  })
  const unresolved = world.addConversation(websiteId, {
    meta: { nickname: 'Bo', email: 'bo@example.test', segments: ['vip'] },
    assigned: nora,
    inboxId: billing,
    messages: [
      { from: 'user', content: 'Can I pay by invoice?', timestamp: nowMs - 60 * MINUTE_MS },
      { from: 'operator', content: 'Yes, from 100 euros on.', timestamp: nowMs - 50 * MINUTE_MS },
    ],
  })
  const resolved = world.addConversation(websiteId, {
    meta: { nickname: 'Cy', email: 'cy@example.test' },
    state: 'resolved',
    messages: [
      { from: 'user', content: 'How do refunds work?', timestamp: nowMs - 500 * MINUTE_MS },
      { from: 'operator', content: 'Send it back within 30 days.', timestamp: nowMs - 400 * MINUTE_MS },
    ],
  })

  return {
    websiteId,
    operators: { nora, otto },
    inboxes: { billing },
    conversations: { pending, unresolved, resolved },
    tokens: {
      website: world.addToken({ tier: 'website', websiteIds: [websiteId] }),
      plugin: world.addToken({ tier: 'plugin', websiteIds: [websiteId] }),
      user: world.addToken({ tier: 'user', websiteIds: [websiteId], userId: nora }),
    },
  }
}
