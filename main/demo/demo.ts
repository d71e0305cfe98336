import type { NewAccount } from '#app/contract/accounts.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'
import type { Clock } from '#main/clock/clock.ts'
import { crispManifest } from '#main/providers/crisp/manifest.ts'
import { startCrispSimulator, type CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import { freshchatManifest } from '#main/providers/freshchat/manifest.ts'
import { startFreshchatSimulator, type FreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'
import { createBreaks, type Breaks } from './breaks.ts'
import { harborBooks, lumen, northwind, pinetrail, type Brand } from './brands.ts'
import { createDice } from './dice.ts'
import { fillCrisp } from './fill-crisp.ts'
import { fillFreshchat } from './fill-freshchat.ts'
import { live } from './live.ts'

export type DemoAccount = Readonly<{ providerId: ProviderId; credential: Readonly<Record<string, string>>; account: NewAccount }>

/** Four brands at two simulated services on loopback. It makes no call to anywhere: others call it. */
export type Demo = Readonly<{
  accounts: readonly DemoAccount[]
  /** What goes wrong on purpose. */
  breaks: Breaks
  /** What the services hold. */
  facts(): Readonly<{ accounts: number; conversations: number; messages: number }>
  close(): Promise<void>
}>

export const DEMO_SEED = 20_260_105

export type DemoNeeds = Readonly<{
  clock: Clock
  /** The same seed tells the same story. */
  seed?: number
  startCrisp?: typeof startCrispSimulator
  startFreshchat?: typeof startFreshchatSimulator
}>

/** Leaves no server behind when one of them does not start. */
export async function startDemo({ clock, seed = DEMO_SEED, startCrisp = startCrispSimulator, startFreshchat = startFreshchatSimulator }: DemoNeeds): Promise<Demo> {
  const servers: Readonly<{ close(): Promise<void> }>[] = []
  const closeServers = async () => void (await Promise.all(servers.map(server => server.close())))
  const opened = async <Server extends (typeof servers)[number]>(starting: Promise<Server>): Promise<Server> => {
    const server = await starting
    servers.push(server)
    return server
  }
  try {
    return furnish({
      clock,
      seed,
      crisp: await opened(startCrisp({ seed, clock })),
      lumenSimulator: await opened(startFreshchat({ seed: seed + 3, clock })),
      pinetrailSimulator: await opened(startFreshchat({ seed: seed + 4, clock })),
      closeServers,
    })
  } catch (error) {
    await closeServers()
    throw error
  }
}

type Furnishing = Readonly<{
  clock: Clock
  seed: number
  crisp: CrispSimulator
  lumenSimulator: FreshchatSimulator
  pinetrailSimulator: FreshchatSimulator
  closeServers: () => Promise<void>
}>

function furnish({ clock, seed, crisp, lumenSimulator, pinetrailSimulator, closeServers }: Furnishing): Demo {
  const northwindSite = fillCrisp(crisp, northwind, createDice(seed + 1))
  const booksSite = fillCrisp(crisp, harborBooks, createDice(seed + 2))
  const userToken = crisp.world.addToken({ tier: 'user', websiteIds: [northwindSite.websiteId], ...withUser(northwindSite.operatorIds[0]) })
  const websiteToken = crisp.world.addToken({ tier: 'website', websiteIds: [booksSite.websiteId] })

  // A service on this very machine bears more than one on the other side of the world.
  for (const simulator of [lumenSimulator, pinetrailSimulator]) simulator.quota.change({ callsPerMinute: 6_000 })
  const lumenAccount = fillFreshchat(lumenSimulator, lumen, createDice(seed + 3))
  const pinetrailAccount = fillFreshchat(pinetrailSimulator, pinetrail, createDice(seed + 4))

  const end = new AbortController()
  const living = live(
    {
      crisp,
      workspaces: [northwindSite, booksSite],
      freshchats: [
        { simulator: lumenSimulator, account: lumenAccount },
        { simulator: pinetrailSimulator, account: pinetrailAccount },
      ],
      dice: createDice(seed + 5),
      clock,
    },
    end.signal,
  )

  const crispAccount = (brand: Brand, site: typeof northwindSite, token: typeof userToken): DemoAccount => ({
    providerId: crispManifest.id,
    credential: { tier: token.tier, websiteId: site.websiteId, identifier: token.identifier, key: token.key, apiUrl: crisp.url },
    account: toAccount(brand, site.websiteId, site.operatorIds[0]),
  })
  const freshchatAccount = (brand: Brand, simulator: typeof lumenSimulator, me: string | undefined): DemoAccount => ({
    providerId: freshchatManifest.id,
    credential: { chatUrl: simulator.url, token: simulator.access.token },
    account: toAccount(brand, String(simulator.world.account.accountId), me),
  })

  return {
    accounts: [
      crispAccount(northwind, northwindSite, userToken),
      crispAccount(harborBooks, booksSite, websiteToken),
      freshchatAccount(lumen, lumenSimulator, lumenAccount.agentIds[0]),
      freshchatAccount(pinetrail, pinetrailSimulator, pinetrailAccount.agentIds[0]),
    ],
    breaks: createBreaks({ crisp, freshchats: [lumenSimulator, pinetrailSimulator] }),
    facts: () => ({
      accounts: 4,
      conversations:
        [northwindSite, booksSite].reduce((sum, { websiteId }) => sum + crisp.world.site(websiteId).threads.size, 0) +
        [lumenSimulator, pinetrailSimulator].reduce((sum, { world }) => sum + world.conversations.size, 0),
      messages: northwindSite.messages + booksSite.messages + lumenSimulator.world.messages.count + pinetrailSimulator.world.messages.count,
    }),
    async close() {
      end.abort()
      await living
      await closeServers()
    },
  }
}

const withUser = (userId: string | undefined) => (userId === undefined ? {} : { userId })

function toAccount({ name, alias, colour }: Brand, remoteId: string, meRemoteId: string | undefined): NewAccount {
  return { name, alias, colour, remoteId, meRemoteId: meRemoteId ?? null }
}
