import type { AppInfo, LinkVerdict } from '#app/contract/app.ts'
import type { DemoBreak } from '#app/domain/demo-break.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { SettingsBook } from '#main/settings/settings.ts'
import type { Handlers } from './handlers.ts'

export type AppNeeds = Readonly<{
  info: () => AppInfo
  settings: SettingsBook
  changes: ChangeFeed
  /** The shell's gate for links. */
  inspectLink: (url: string, label: string | null) => LinkVerdict
  /** Opens only what was inspected just now. */
  openLink: (url: string) => Promise<Result<LinkVerdict>>
  /** Fail where the house that was asked for does not open. */
  enterDemo: () => Promise<Result<null>>
  leaveDemo: () => Promise<Result<null>>
  retryHouse: () => Promise<Result<null>>
  /** null outside of the demo. */
  demoFacts: (() => Readonly<{ accounts: number; conversations: number; messages: number }>) | null
  /** null outside of the demo. */
  demoBreaks: Readonly<{ list(): readonly DemoBreak[]; set(which: DemoBreak, isBroken: boolean): void }> | null
  onPreferences: () => void
}>

type AppCalls = 'app.info' | 'preferences.get' | 'preferences.set' | 'demo.enter' | 'demo.leave' | 'house.retry' | 'demo.facts' | 'demo.breaks' | 'demo.break' | 'links.inspect' | 'links.open'

export const appHandlers = (needs: AppNeeds) =>
  ({
    'app.info': async () => ok(needs.info()),
    'preferences.get': async () => ok(needs.settings.read().preferences),
    'preferences.set': async ({ change }) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const changed = needs.settings.change({ preferences: { ...needs.settings.read().preferences, ...given } })
      if (!changed.ok) return changed
      needs.onPreferences()
      needs.changes.tell({ kind: 'preferences' })
      return ok(changed.value.preferences)
    },
    'demo.enter': needs.enterDemo,
    'demo.leave': needs.leaveDemo,
    'house.retry': needs.retryHouse,
    'demo.facts': async () => (needs.demoFacts === null ? fail({ kind: 'notFound' }) : ok(needs.demoFacts())),
    'demo.breaks': async () => (needs.demoBreaks === null ? fail({ kind: 'notFound' }) : ok(needs.demoBreaks.list())),
    'demo.break': async ({ which, isBroken }) => {
      if (needs.demoBreaks === null) return fail({ kind: 'notFound' })
      needs.demoBreaks.set(which, isBroken)
      needs.changes.tell({ kind: 'demo' })
      return ok(null)
    },
    'links.inspect': async ({ url, label }) => ok(needs.inspectLink(url, label)),
    'links.open': ({ url }) => needs.openLink(url),
  }) satisfies Pick<Handlers, AppCalls>
