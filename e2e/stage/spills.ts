import type { Locator } from '@playwright/test'

type Box = Readonly<{ words: string; left: number; right: number; top: number; bottom: number }>

/** What lies upon something else within these elements or stands out of them sideways, in words; nothing where all is in its place. */
export async function spills(within: Locator): Promise<readonly string[]> {
  const rows = await within.evaluateAll(elements =>
    elements.map(element => {
      const seen = (of: Element): Omit<Box, 'words'> => {
        let { left, right, top, bottom } = of.getBoundingClientRect()
        for (let around = of.parentElement; around !== null && around !== element.parentElement; around = around.parentElement) {
          if (getComputedStyle(around).overflowX === 'visible') continue
          const frame = around.getBoundingClientRect()
          ;[left, right, top, bottom] = [Math.max(left, frame.left), Math.min(right, frame.right), Math.max(top, frame.top), Math.min(bottom, frame.bottom)]
        }
        return { left, right, top, bottom }
      }
      const leaves = [...element.querySelectorAll('*')].filter(leaf => (leaf.tagName === 'svg' || leaf.children.length === 0) && leaf.closest('svg') === (leaf.tagName === 'svg' ? leaf : null))
      const named = leaves.map(leaf => ({ words: leaf.textContent || leaf.tagName, ...seen(leaf) }))
      return { frame: { words: element.textContent, ...seen(element) }, leaves: named.filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1) }
    }),
  )
  return rows.flatMap(({ frame, leaves }) => [
    ...leaves.filter(leaf => leaf.left < frame.left - 1 || leaf.right > frame.right + 1).map(({ words }) => `"${words}" stands out of "${frame.words}"`),
    ...leaves.flatMap((one, at) => leaves.slice(at + 1).filter(other => overlap(one, other)).map(({ words }) => `"${words}" lies upon "${one.words}"`)),
  ])
}

function overlap(one: Box, other: Box): boolean {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3
}
