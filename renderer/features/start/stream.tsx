const MOUTH = 400
const SOURCES = [20, 96, 190, 268, 384, 470, 566, 668, 772] as const

/** Nine lines that become one: what this app does, drawn with hairlines. */
export function Stream({ className }: Readonly<{ className: string | undefined }>) {
  return (
    <svg className={className} viewBox="0 0 400 800" preserveAspectRatio="none" fill="none" stroke="currentColor" aria-hidden focusable={false}>
      {SOURCES.map(y => (
        <path key={y} d={`M 0 ${y} C ${180 + bend(y)} ${y}, ${200 - bend(y) / 2} ${MOUTH}, 400 ${MOUTH}`} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
}

/** Streams that begin far from the mouth run straight for longer. */
const bend = (y: number) => Math.abs(y - MOUTH) / 8
