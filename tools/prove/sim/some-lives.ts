import type { AccountId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import type { CrashPoint } from '#main/outbox/testing/crash-points.ts'
import type { HistoryLine } from '#main/outbox/testing/history.ts'
import type { Remembered } from '#main/outbox/testing/a-mortal-life.ts'
import type { Machine } from './a-machine.ts'
import { aStart, type Start } from './a-start.ts'
import { aWorld, type Strategy } from './a-world.ts'
import { mishapsOf } from './mishaps.ts'
import type { SeedStory } from './story.ts'
import type { Heard } from './strict-service.ts'
import type { Leaving } from './told-line.ts'

/** What an asked disk answers whom it took with it. */
export const DIED = Symbol('died')

/** All lives of the app in one story, one after the other, and what was seen of them. */
export async function someLives(story: SeedStory, machine: Machine, strategy: Strategy) {
  machine.store.beginAnew()
  machine.disk.wipe()
  const history: HistoryLine[] = []
  const world = aWorld(story, strategy)
  const { clock } = world
  const random = aRandom(story.seed)
  const remembered: Remembered = { added: new Map(), states: new Map() }
  const died: CrashPoint[] = []
  const dooms = [...story.dooms]
  const mishaps = mishapsOf(story, machine)
  const ghosts: Start[] = []
  let [process, calls, stops] = [0, 0, 0]

  const start = (isDoomed = true): Promise<Start> => {
    process += 1
    const its = process
    const onStopWord = (accountId: AccountId, heard: Heard) => {
      if (heard.type === 'request') calls += 1
      else stops += 1
      history.push({ ...heard, process: its, accountId })
    }
    const onLeaves = (accountId: AccountId, { conversationId, clientId }: Leaving) => void history.push({ type: 'leaves', process: its, accountId, conversationId, clientId })
    return aStart({ machine, world, mishaps, remembered, onStopWord, onLeaves, doom: (isDoomed ? dooms.shift() : undefined) ?? null, random, withSync: story.withSync, hurries: story.hurries, onDeath: point => void died.push(point) })
  }

  let now = await start()

  async function begin(isDoomed = true): Promise<void> {
    now.close()
    if (mishaps.strike()) for (const ghost of ghosts.splice(0)) ghost.close()
    now = await start(isDoomed)
  }

  /** Another instance starts beside it, and takes over. */
  async function second(): Promise<void> {
    ghosts.push(now)
    now = await start()
  }

  /** Somebody starts the app again where it has died. */
  async function again(): Promise<void> {
    while (now.life.isOver()) await begin()
  }

  /** A dead app never answers: nobody waits for it. */
  async function heard<T>(asked: Promise<Result<T>>): Promise<Result<T> | null> {
    let answer: Result<T> | null = null
    void asked.then(result => void (answer = result))
    await clock.advance(0)
    return answer
  }

  /** What is asked of the disk itself throws where the app dies in the middle of it. */
  async function outlived<T>(work: Promise<T>): Promise<T | typeof DIED> {
    const { life } = now
    try {
      return await work
    } catch (error) {
      if (life.isOver()) return DIED
      throw error
    }
  }

  return {
    world, history, remembered, died, mishaps, begin, second, again, heard, outlived,
    /** The one that lives, or lived last. */
    now: () => now,
    process: () => process,
    counts: () => ({ calls, stops }),
    endGhosts: () => ghosts.forEach(ghost => ghost.close()),
  }
}

export type SomeLives = Awaited<ReturnType<typeof someLives>>
