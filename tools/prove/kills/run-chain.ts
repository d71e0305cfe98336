import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { checkHistory, type HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import type { HistoryLine } from '#main/outbox/testing/history.ts'
import { openStore } from '#main/store/open-store.ts'
import type { Store } from '#main/store/store.ts'
import { isMidMigration, leaveOldStore } from './an-old-store.ts'
import { createChainHistory } from './chain-history.ts'
import { aFastClock } from './fast-clock.ts'
import { oneLife } from './one-life.ts'
import type { Orders } from './orders.ts'
import { planLife, type Deed, type Plan } from './plan-life.ts'
import { openShops } from './shops.ts'
import { isMidCheckpoint } from './signs.ts'

/** What one outbox lived through, over all the processes that had it. */
export type Chain = Readonly<{ kills: number; atPoints: readonly string[]; spoiled: number; verdict: HistoryVerdict; broken: readonly string[]; history: readonly HistoryLine[] }>

const WRITES = 6
const SPOILS_AT_LAST = 2
const LONGEST_LIFE_MS = 2_500
const SETTLES_WITHIN_MS = 180_000
const AT_REST: Plan = { doom: null, deed: null, killAfterMs: null }

type Asked = Readonly<{
  /** The folder of the files that a life is made of. */
  scripts: string
  seed: number
  lives: number
  isNaive: boolean
  /** How much goes wrong at the services in each life; by chance, unless told. */
  spoils?: number
}>

/** Kills so many lives, one after the other, at a named point or at random; lets the last come to its end; and judges. */
export async function runChain({ scripts, seed, lives, isNaive, spoils }: Asked): Promise<Chain> {
  const random = aRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'tributary-kills-'))
  const bornAt = Date.now()
  const clock = aFastClock(bornAt)
  const shops = await openShops(clock, random)
  const history = createChainHistory()
  const atPoints: string[] = []
  const broken: string[] = []
  let kills = 0

  async function live({ doom, deed, killAfterMs }: Plan, nth: number): Promise<void> {
    const settles = nth > lives
    const orders: Orders = { folder, scripts, bornAt, shops: shops.known, from: history.nextCall(), writes: WRITES, doom, deed, settles, seed: seed * 1_000 + nth, isNaive }
    let wasSettled = false
    const life = oneLife({
      script: join(scripts, 'life.mjs'), orders, mostMs: settles ? SETTLES_WITHIN_MS : LONGEST_LIFE_MS,
      hear(said) {
        if (said.said === 'dying') atPoints.push(said.point)
        if (said.said === 'settled') wasSettled = true
        history.hear(nth, said)
      },
    })
    await life.started
    if (killAfterMs !== null) setTimeout(life.kill, killAfterMs)
    const { isKilled, code, complaints } = await life.ended
    history.over(nth)
    broken.push(...complaints)
    if (isKilled) kills += 1
    else if (!wasSettled) broken.push(`a life ended by itself (${String(code)})`)
    if (settles && !wasSettled) broken.push('the last life did not come to rest')
    const point = isKilled ? placeOf(deed) : null
    if (point !== null) atPoints.push(point)
  }

  /** Where nobody can say "here I die" in time, what it left tells where it was. */
  function placeOf(deed: Deed | null): string | null {
    if (deed === 'migrate' && isMidMigration(folder)) return 'inMigration'
    return deed === 'checkpoint' && isMidCheckpoint(folder) ? 'inCheckpoint' : null
  }

  /** null: what was to be kept cannot be read by anybody. */
  async function lookInto(): Promise<Store | null> {
    try {
      const opened = await openStore({ folder, clock, log: { info: () => {}, warn: () => {}, bug: () => 'bug' } })
      if (opened.ok) return opened.value
      broken.push(`the store does not open: ${opened.failure.kind}`)
    } catch (error) {
      broken.push(`the store does not open: ${String(error)}`)
    }
    return null
  }

  const places = shops.known.flatMap(({ conversations }) => conversations)
  if (lives > 0) for (const row of leaveOldStore({ folder, places, from: history.nextCall(), now: clock.now() })) history.foundOld(row)
  for (let nth = 1; nth <= lives; nth += 1) {
    for (let spoil = spoils ?? Math.floor(random() * 3); spoil > 0; spoil -= 1) shops.spoil()
    await live(planLife({ random, seed, nth, lives }), nth)
  }
  // What nobody has met by now would keep the last life busy for long.
  shops.heal()
  for (let spoil = spoils ?? SPOILS_AT_LAST; spoil > 0; spoil -= 1) shops.spoil()
  await live(AT_REST, lives + 1)

  const store = await lookInto()
  await history.tellEnd(store, shops.stored())
  store?.close()
  await shops.close()
  rmSync(folder, { recursive: true, force: true })
  return { kills, atPoints, spoiled: shops.spoiled(), verdict: checkHistory(history.lines), broken, history: history.lines }
}
