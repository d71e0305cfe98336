/** How much room a row takes; also the value of the `data-density` attribute on the root element. */
export type Density = 'comfortable' | 'cosy' | 'compact'

const ROW_HEIGHT_PX = { comfortable: 72, cosy: 56, compact: 40 } as const satisfies Record<Density, number>

/**
 * The height of one list row in CSS pixels. Rows grow with larger text and never shrink below the designed height.
 * @param textScale the person's text size relative to the designed one; 1 is as designed
 */
export function rowHeightPx(density: Density, textScale = 1): number {
  return Math.round(ROW_HEIGHT_PX[density] * Math.max(1, textScale))
}
