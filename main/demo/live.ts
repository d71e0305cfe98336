import { SECOND_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { CrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import type { FreshchatSimulator } from '#main/providers/freshchat/simulator/freshchat-simulator.ts'
import type { Dice } from './dice.ts'
import type { CrispWorkspace } from './fill-crisp.ts'
import type { FreshchatAccount } from './fill-freshchat.ts'
import { allWords } from './words/all.ts'

export type Scene = Readonly<{
  crisp: CrispSimulator
  workspaces: readonly CrispWorkspace[]
  freshchats: readonly Readonly<{ simulator: FreshchatSimulator; account: FreshchatAccount }>[]
  dice: Dice
  clock: Clock
}>

const TYPING_MS = 2_500

/** Goes on with the story until the signal aborts: every few seconds a visitor writes or a colleague answers somewhere. */
export async function live(scene: Scene, signal: AbortSignal): Promise<void> {
  const { dice, clock } = scene
  while (!signal.aborted) {
    await clock.sleep(dice.between(6 * SECOND_MS, 18 * SECOND_MS), signal)
    if (signal.aborted) return
    if (dice.chance(0.6)) await happenInCrisp(scene, signal)
    else happenInFreshchat(scene)
  }
}

async function happenInCrisp({ crisp, workspaces, dice, clock }: Scene, signal: AbortSignal): Promise<void> {
  const { websiteId, operatorIds, sessions } = dice.pick(workspaces)
  if (dice.chance(0.15)) {
    const words = dice.weighted(allWords)
    crisp.actions.visitorArrives({ websiteId, text: dice.pick(words.dialogues)[0] ?? '', meta: { nickname: dice.pick(words.names) } })
    return
  }
  if (sessions.length === 0) return
  const { sessionId, story } = dice.pick(sessions)
  const where = { websiteId, sessionId }
  const dialogue = dice.pick(story.visitor.words.dialogues)
  if (dice.chance(0.25)) {
    const colleague = dice.pick(operatorIds.slice(1))
    crisp.actions.operatorReads(where)
    crisp.actions.operatorWrites({ ...where, content: dialogue[1] ?? '', user: { type: 'participant', user_id: colleague } })
    return
  }
  const text = dialogue[0] ?? ''
  crisp.actions.visitorTypes({ ...where, excerpt: text.slice(0, 12) })
  await clock.sleep(TYPING_MS, signal)
  if (!signal.aborted) crisp.actions.visitorWrites({ ...where, content: text })
}

function happenInFreshchat({ freshchats, dice }: Scene): void {
  const { simulator, account } = dice.pick(freshchats)
  if (account.open.length === 0) return
  const { conversationId, story } = dice.pick(account.open)
  const dialogue = dice.pick(story.visitor.words.dialogues)
  if (dice.chance(0.25)) simulator.actions.agentAnswers({ conversationId, agentId: dice.pick(account.agentIds.slice(1)), text: dialogue[1] ?? '' })
  else simulator.actions.contactWrites({ conversationId, text: dialogue[0] ?? '' })
}
