import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountId, operatorId } from '#app/domain/ids.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { checkHistory, type HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import type { HistoryLine } from '#main/outbox/testing/history.ts'
import { openStore } from '#main/store/open-store.ts'
import type { Store } from '#main/store/store.ts'
import { isMidMigration, leaveOldStore } from './an-old-store.ts'
import { createChainHistory } from './chain-history.ts'
import { aFastClock } from './fast-clock.ts'
import { oneLife, type OneLife } from './one-life.ts'
import type { Orders } from './orders.ts'
import { planLife, type Deed, type Plan } from './plan-life.ts'
import { openShops } from './shops.ts'
import { isMidCheckpoint } from './signs.ts'

/** What one outbox lived through, over all the processes that had it. */
export type Chain = Readonly<{ kills: number; atPoints: readonly string[]; spoiled: number; files: number; verdict: HistoryVerdict; broken: readonly string[]; history: readonly HistoryLine[] }>

const WRITES = 6
const SPOILS_AT_LAST = 2
const LONGEST_LIFE_MS = 2_500
/** On a busy machine. */
const LONGEST_DEED_MS = 5_000
/** More than it has time for. */
const WRITES_OF_A_FIRST = 60
const LATEST_SUSPENSION_MS = 200
const SETTLES_WITHIN_MS = 180_000
const AT_REST: Plan = { doom: null, deed: null, killAfterMs: null, sendsFiles: false }

type Asked = Readonly<{
  /** The folder of the files that a life is made of. */
  scripts: string
  seed: number
  lives: number
  isNaive: boolean
  /** The only points to die at; empty = all. */
  wanted?: readonly string[]
  /** How much goes wrong at the services in each life; by chance, unless told. */
  spoils?: number
}>

/** Kills so many lives, one after the other, at a named point or at random; lets the last come to its end; and judges. */
export async function runChain({ scripts, seed, lives, isNaive, wanted = [], spoils }: Asked): Promise<Chain> {
  const random = aRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'tributary-kills-'))
  const bornAt = Date.now()
  const clock = aFastClock(bornAt)
  const shops = await openShops(clock, random)
  const history = createChainHistory()
  const atPoints: string[] = []
  const broken: string[] = []
  let kills = 0
  let hasSettled = false

  async function live({ doom, deed, killAfterMs, sendsFiles }: Plan, nth: number): Promise<void> {
    const settles = nth > lives
    const usual: Orders = {
      folder, scripts, bornAt, shops: shops.known, from: history.nextCall(), writes: WRITES, sendsFiles, rows: deed === 'remove' ? history.rows() : [], doom, deed, settles,
      seed: seed * 1_000 + nth, isNaive,
    }
    const first = deed === 'second' ? begin({ ...usual, writes: WRITES_OF_A_FIRST, seed: -usual.seed }, -nth) : null
    if (first !== null) await first.started
    const wait = Math.floor(random() * LATEST_SUSPENSION_MS)
    if (first !== null) await sleep(wait)
    const life = begin(first === null ? usual : { ...usual, from: usual.from + WRITES_OF_A_FIRST }, nth)
    await life.started
    if (first !== null && first.child.exitCode === null && first.child.signalCode === null) atPoints.push('second')
    if (killAfterMs !== null) setTimeout(life.kill, killAfterMs)
    if (deed === 'suspend') await suspend(life, wait)
    if (deed === 'second') setTimeout(life.kill, LATEST_SUSPENSION_MS + wait * 2)
    const { isKilled } = await end(life, nth)
    first?.kill()
    if (first !== null) await end(first, -nth)
    if (settles && !hasSettled) broken.push('the last life did not come to rest')
    const point = isKilled ? placeOf(deed) : null
    if (point !== null) atPoints.push(point)
  }

  function begin(orders: Orders, process: number): OneLife {
    return oneLife({
      script: join(scripts, 'life.mjs'), orders, mostMs: orders.settles ? SETTLES_WITHIN_MS : orders.deed !== null || orders.sendsFiles ? LONGEST_DEED_MS : LONGEST_LIFE_MS,
      hear(said) {
        if (said.said === 'dying') atPoints.push(said.point)
        if (said.said === 'settled') hasSettled = true
        history.hear(process, said)
      },
    })
  }

  async function end(life: OneLife, process: number) {
    const { isKilled, code, complaints } = await life.ended
    history.over(process)
    broken.push(...complaints)
    if (isKilled) kills += 1
    else if (!hasSettled) broken.push(`a life ended by itself (${String(code)})`)
    return { isKilled }
  }

  /** The machine sleeps, and the services do not; soon after it wakes it is all over. */
  async function suspend({ child, kill }: OneLife, wait: number): Promise<void> {
    await sleep(wait)
    child.kill('SIGSTOP')
    await sleep(LATEST_SUSPENSION_MS + wait)
    atPoints.push('resumed')
    child.kill('SIGCONT')
    setTimeout(kill, wait / 4)
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

  const places = shops.known.flatMap(({ alias, me, conversations }) => conversations.map(id => ({ conversationId: id, me: operatorId(accountId(alias), me) })))
  if (lives > 0) for (const row of leaveOldStore({ folder, places, from: history.nextCall(), now: clock.now() })) history.foundOld(row)
  for (let nth = 1; nth <= lives; nth += 1) {
    for (let spoil = spoils ?? Math.floor(random() * 3); spoil > 0; spoil -= 1) shops.spoil()
    await live(planLife({ random, seed, nth, lives, wanted }), nth)
  }
  // What nobody has met by now would keep the last life busy for long.
  shops.heal()
  for (let spoil = spoils ?? SPOILS_AT_LAST; spoil > 0; spoil -= 1) shops.spoil()
  await live(AT_REST, lives + 1)

  const store = await lookInto()
  const stored = shops.stored()
  await history.tellEnd(store, stored)
  store?.close()
  await shops.close()
  rmSync(folder, { recursive: true, force: true })
  return { kills, atPoints, spoiled: shops.spoiled(), files: stored.filter(line => line.type === 'stored' && line.meant.text.startsWith('[')).length, verdict: checkHistory(history.lines), broken, history: history.lines }
}
