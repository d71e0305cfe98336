import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { accountOf, outboxEntryId } from '#app/domain/ids.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { checkHistory, type HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import type { CrashPoint } from '#main/outbox/testing/crash-points.ts'
import type { HistoryLine, Meant } from '#main/outbox/testing/history.ts'
import { openStore } from '#main/store/open-store.ts'
import { aFastClock } from './fast-clock.ts'
import type { Orders, Said } from './orders.ts'
import { openShops } from './shops.ts'

/** What one outbox lived through, over all the processes that had it. */
export type Chain = Readonly<{ kills: number; atPoints: readonly string[]; spoiled: number; verdict: HistoryVerdict; broken: readonly string[]; history: readonly HistoryLine[] }>

/** Every named point that a process comes by without a person. */
const POINTS: readonly [CrashPoint, ...CrashPoint[]] = [
  'beforeIntent', 'insideIntent', 'betweenCopies', 'intentKept', 'beforeSending', 'sendingKept', 'inMidBody', 'storedAnswerLost', 'answerRead',
  'answerKept', 'beforeLook', 'lookedBack', 'lookKept', 'itemKept',
]
const WRITES = 6
const SPOILS_AT_LAST = 2
const LONGEST_LIFE_MS = 2_500
const SETTLES_WITHIN_MS = 180_000

const rowNamed = (id: string) => outboxEntryId(id.replace(/^out:/, ''))

type Asked = Readonly<{
  /** The file of one life. */
  script: string
  seed: number
  lives: number
  isNaive: boolean
  /** How much goes wrong at the services in each life; by chance, unless told. */
  spoils?: number
}>

/** Kills so many lives, one after the other, at a named point or at random; lets the last come to its end; and judges. */
export async function runChain({ script, seed, lives, isNaive, spoils }: Asked): Promise<Chain> {
  const random = aRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'tributary-kills-'))
  const bornAt = Date.now()
  const clock = aFastClock(bornAt)
  const shops = await openShops(clock, random)
  const history: HistoryLine[] = []
  const meantBy = new Map<number, Meant>()
  const rowOf = new Map<number, string>()
  const atPoints: string[] = []
  const broken: string[] = []
  let kills = 0
  let from = 1

  async function live(said: Pick<Orders, 'writes' | 'doom' | 'settles'>, killAfterMs: number | null, nth: number): Promise<void> {
    const orders: Orders = { ...said, folder, bornAt, shops: shops.known, from, seed: seed * 1_000 + nth, isNaive }
    const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] })
    const unanswered = new Set<number>()
    let isKilled = false
    const kill = () => void (isKilled = child.kill('SIGKILL') || isKilled)
    const limit = setTimeout(kill, said.settles ? SETTLES_WITHIN_MS : LONGEST_LIFE_MS)
    let wasSettled = false
    createInterface({ input: child.stdout }).on('line', line => hear(JSON.parse(line)))
    createInterface({ input: child.stderr }).on('line', line => void broken.push(line))
    function hear(heard: Said): void {
      switch (heard.said) {
        case 'started':
          if (killAfterMs !== null) setTimeout(kill, killAfterMs)
          return
        case 'settled':
          wasSettled = true
          return
        case 'invoke': {
          const { call, conversationId, kind, text } = heard
          const meant: Meant = { accountId: accountOf(conversationId), conversationId, kind, text }
          meantBy.set(call, meant)
          unanswered.add(call)
          from = call + 1
          history.push({ type: 'invoke', process: nth, call, meant })
          return
        }
        case 'row':
          rowOf.set(heard.call, heard.row)
          return
        case 'ok':
          unanswered.delete(heard.call)
          history.push({ type: 'ok', process: nth, call: heard.call, row: rowNamed(heard.row), order: heard.order })
          return
        case 'fail':
          unanswered.delete(heard.call)
          history.push({ type: 'fail', process: nth, call: heard.call })
          return
        case 'discard':
          history.push({ type: 'person', row: rowNamed(heard.row), does: 'discard' })
          return
        case 'dying':
          atPoints.push(heard.point)
      }
    }
    const [code, signal] = await once(child, 'close')
    clearTimeout(limit)
    if (signal === 'SIGKILL') kills += 1
    else if (!wasSettled) broken.push(`a life ended by itself (${String(code)})`)
    if (said.settles && !wasSettled) broken.push('the last life did not come to rest')
    for (const call of unanswered) history.push({ type: 'info', process: nth, call })
  }

  for (let nth = 1; nth <= lives; nth += 1) {
    for (let spoil = spoils ?? Math.floor(random() * 3); spoil > 0; spoil -= 1) shops.spoil()
    const isNamed = random() < 0.7
    const point = POINTS[(seed + nth) % POINTS.length] ?? POINTS[0]
    await live({ writes: WRITES, doom: isNamed ? { point, nth: 1 + Math.floor(random() * 3) } : null, settles: false }, isNamed ? null : Math.floor(random() * 250), nth)
  }
  // What nobody has met by now would keep the last life busy for long.
  shops.heal()
  for (let spoil = spoils ?? SPOILS_AT_LAST; spoil > 0; spoil -= 1) shops.spoil()
  await live({ writes: WRITES, doom: null, settles: true }, null, lives + 1)

  const opened = await openStore({ folder, clock, log: { info: () => {}, warn: () => {}, bug: () => 'bug' } })
  if (!opened.ok) throw new Error(`the store does not open: ${opened.failure.kind}`)
  for (const [call, rowId] of rowOf) {
    const row = await opened.value.outbox.get(rowNamed(rowId))
    const meant = meantBy.get(call)
    if (row === null || meant === undefined) continue
    const { delivery, order, id } = row.entry
    history.push({ type: 'end', row: id, clientId: row.clientId, order, meant, state: delivery.state, serverId: delivery.state === 'sent' ? delivery.remoteId : null })
  }
  opened.value.close()
  history.push(...shops.stored())
  await shops.close()
  rmSync(folder, { recursive: true, force: true })
  return { kills, atPoints, spoiled: shops.spoiled(), verdict: checkHistory(history), broken, history }
}
