import type { Account } from '#app/domain/account.ts'
import { accountId, conversationId, operatorId } from '#app/domain/ids.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { epochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import { systemClock } from '#main/clock/system-clock.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import { freshchat } from '#main/providers/freshchat/index.ts'
import { aSampleAccount } from '#main/providers/freshchat/simulator/a-sample-account.ts'
import type { FreshchatSimulator, FreshchatSimulatorOptions } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'

export const WORK = accountId('work')

/** The provider on the sample account of the simulator, over real HTTP; it closes with the test. The quota is out of the way. */
export async function anOpenAccount(options: FreshchatSimulatorOptions = {}) {
  const sample = await aSampleAccount(options)
  sample.simulator.quota.change({ callsPerMinute: 100_000 })
  const clock: Clock = { ...systemClock, now: () => epochMs(sample.clock.now()) }
  const http = createHttp({ clock: systemClock, reaches: loopbackOnly })
  const opening = { account: anAccount(), credential: credentialOf(sample.simulator), http, unpaced: http, clock, random: () => 0.5 }
  return {
    ...sample,
    opening,
    account: freshchat.open(opening),
    conversationId: conversationId(WORK, sample.open.id),
    operator: { id: operatorId(WORK, sample.ana.id), name: 'Ana Reyes' },
  }
}

export function credentialOf(simulator: FreshchatSimulator) {
  return { chatUrl: simulator.url, token: simulator.access.token }
}

function anAccount(): Account {
  return {
    id: WORK, providerId: providerId('freshchat'), name: 'Work', alias: 'work', colour: 0, position: 0, remoteId: '1', domain: null, me: null,
    credentialHint: '', createdAt: epochMs(0),
  }
}
