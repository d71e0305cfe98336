/** What of a chosen file decides whether it can go. */
type Chosen = Readonly<{ name: string; size: number }>

export type Room = Readonly<{
  /** How many more fit. */
  left: number
  /** The largest that the service takes. */
  maxBytes: number
}>

/** Which of the chosen files go along, in their order, and why the others do not. */
export type Choice<F extends Chosen> = Readonly<{ taken: readonly F[]; tooLarge: readonly F[]; empty: readonly F[]; tooMany: readonly F[] }>

export function chooseFiles<F extends Chosen>(files: readonly F[], { left, maxBytes }: Room): Choice<F> {
  const good = files.filter(({ size }) => size > 0 && size <= maxBytes)
  return {
    taken: good.slice(0, Math.max(0, left)),
    tooLarge: files.filter(({ size }) => size > maxBytes),
    empty: files.filter(({ size }) => size === 0),
    tooMany: good.slice(Math.max(0, left)),
  }
}
