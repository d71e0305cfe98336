import { onTestFinished } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { aClock, type VirtualClock } from '#main/clock/virtual-clock.ts'
import { crisp } from '#main/providers/crisp/index.ts'
import { startCrispSimulator, type CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import { addSampleShop, type SampleShop } from '#main/providers/crisp/simulator/sample-shop.ts'
import type { Tier, Token } from '#main/providers/crisp/simulator/token.ts'
import { createHttp, type Http } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import type { Credential, ProviderAccount } from '#main/providers/provider.ts'

export const ACCOUNT = accountId('lamps')

export type CrispFixture = Readonly<{
  simulator: CrispSimulator
  shop: SampleShop
  clock: VirtualClock
  http: Http
  account: ProviderAccount
  /** What a person would have pasted for this token. */
  credentialOf: (token: Token) => Credential
  /** The same workspace through another token. */
  open: (token: Token) => ProviderAccount
}>

/** The sample shop on a simulator, and an account of it opened with a token of that tier. Gone when the test ends. */
export async function aCrispAccount(tier: Tier = 'website', options: Readonly<{ pingEveryMs?: number }> = {}): Promise<CrispFixture> {
  const clock = aClock()
  const simulator = await startCrispSimulator({ clock, ...options })
  onTestFinished(() => simulator.close())
  const shop = addSampleShop(simulator)
  const http = createHttp({ clock, reaches: loopbackOnly })

  const credentialOf = ({ tier: kind, identifier, key }: Token): Credential => ({
    tier: kind,
    identifier,
    key,
    apiUrl: simulator.url,
    ...(kind === 'plugin' ? {} : { websiteId: shop.websiteId }),
  })
  const open = (token: Token): ProviderAccount =>
    crisp.open({
      account: {
        id: ACCOUNT,
        providerId: providerId('crisp'),
        name: 'Lamp Shop',
        alias: 'lamps',
        colour: 0,
        position: 0,
        remoteId: shop.websiteId,
        domain: 'lamps.example.test',
        me: null,
        credentialHint: token.key.slice(-4),
        createdAt: clock.now(),
      },
      credential: credentialOf(token),
      http,
      unpaced: http,
      clock,
      random: () => 0.5,
    })
  return { simulator, shop, clock, http, account: open(shop.tokens[tier]), credentialOf, open }
}
