import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds in the window as it stands, one line for each place. A desktop app has no second page to run it in: legacy mode. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !EXPECTED.some(one => one.id === id && one.html.test(html)))
      .map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ').trim()}`),
  )
}

/** Rules that guess, and guess wrong here. */
const EXPECTED: readonly Readonly<{ id: string; html: RegExp }>[] = [
  // What moves the border between two landmarks belongs to neither.
  { id: 'region', html: /role="separator"/ },
  // The list below a combobox is scrolled by the arrows of the combobox, which keeps the focus.
  { id: 'scrollable-region-focusable', html: /class="[^"]*results/ },
]
