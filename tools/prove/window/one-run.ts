import { useNewConversation } from '#renderer/ui-state/new-conversation.ts'
import { useDrafts } from '#renderer/ui-state/drafts.ts'
import { accountOf, ConversationId } from '#app/domain/ids.ts'
import { openWindow } from './a-window.ts'
import { faulty, type Fault } from './faults.ts'
import { createJudge, type Written } from './judge.ts'
import { createMainSide } from './main-side.ts'
import { createPerson } from './person.ts'
import { settled } from './timers.ts'
import { WORLD } from './world.ts'

/** Half of what happens are presses; the rest answers, brings news, or lets time pass. */
const KINDS = ['press', 'press', 'press', 'press', 'answer', 'answer', 'read', 'hear', 'pass', 'live'] as const

/** What a run came to. */
export type Ran = Readonly<{ counts: Readonly<Record<'windowRuns' | 'windowPresses' | 'windowSends' | 'windowMisdirected', number>>; wrong: readonly string[] }>

/** Lives through one story: each number is something that happens. */
export async function runOnce(story: readonly number[], fault: Fault = 'none'): Promise<Ran> {
  const judge = createJudge()
  const main = createMainSide(WORLD, judge.hear)
  const window = openWindow(faulty(main.call, fault), fault)
  const person = createPerson(window, judge)

  /** Answers come between two presses, some of them all at once. */
  async function allAnswered(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      while (main.open() > 0) main.answer(0, false)
      window.hear(main.changes())
      await settled()
      window.draw()
      if (main.open() === 0) break
    }
  }

  function live(n: number): void {
    const id = WORLD.conversations[n % WORLD.conversations.length] ?? null
    const what = Math.floor(n / 6) % 8
    if (id === null) return
    if (what < 4) main.arrives(id)
    else if (what < 6) main.resolvedElsewhere(id)
    else if (what === 6) main.rename(accountOf(id), `Lamps ${n}`)
    else if (n % 5 === 0) main.remove(accountOf(id))
  }

  await allAnswered()
  for (const number of story) {
    const kind = KINDS[number % KINDS.length]
    const n = Math.floor(number / KINDS.length)
    if (kind === 'press') person.press(n)
    else if (kind === 'answer') main.answer(Math.floor(n / 8), n % 8 === 0)
    else if (kind === 'read') main.answerQuestions()
    else if (kind === 'hear') window.hear(main.changes())
    else if (kind === 'pass') window.pass([10, 200, 400, 6_000][n % 4] ?? 0)
    else live(n)
    await settled()
    window.draw()
    person.look()
  }
  await allAnswered()
  window.leave()
  await allAnswered()
  const there = new Set(window.accounts().map(({ id }) => id))
  judge.end({
    kept: main.kept().flatMap(({ conversationId: to, intent }): readonly Written[] => (intent.kind === 'reply' || intent.kind === 'note' ? [{ to, mode: intent.kind, text: intent.text }] : [])),
    drafts: [...main.drafts().map(({ conversationId: to, mode, text }) => ({ to, mode, text })), ...typed()],
    isThere: to => there.has(accountOf(to)),
  })
  window.close()
  return { counts: judge.counts(), wrong: judge.wrong() }
}

/** What stands in this window still, unsent. */
function typed(): readonly Written[] {
  const pages = Object.entries(useDrafts.getState().pages).flatMap(([id, { texts }]) => (['reply', 'note'] as const).map(mode => ({ to: ConversationId.parse(id), mode, text: texts[mode] })))
  const letters = Object.entries(useNewConversation.getState().letters).flatMap(([account, { text }]) => WORLD.conversations.filter(id => accountOf(id) === account).slice(0, 1).map(to => ({ to, mode: 'reply' as const, text })))
  return [...pages, ...letters]
}
