/**
 * What can go wrong on the way. `status` and the broken answers happen instead of the work; `stored…` happen after it,
 * which is the cruel kind: the caller cannot tell whether it worked.
 */
export type Fault =
  | Readonly<{ kind: 'status'; status: number; body?: 'json' | 'html'; retryAfterSeconds?: number }>
  | Readonly<{ kind: 'dropped' }>
  | Readonly<{ kind: 'stored-then-status'; status: number; body?: 'json' | 'html' }>
  | Readonly<{ kind: 'stored-then-dropped' }>
  /** Works only after the delay, on the simulator's clock. */
  | Readonly<{ kind: 'slow'; ms: number }>
  /** Works at once, answers only after the delay. */
  | Readonly<{ kind: 'slow-answer'; ms: number }>
  /** The connection breaks now; the work is done after the delay all the same. */
  | Readonly<{ kind: 'dropped-then-stored'; ms: number }>
  | Readonly<{ kind: 'unreadable' }>
  | Readonly<{ kind: 'html' }>
  | Readonly<{ kind: 'oversized'; bytes?: number }>

type Rule = Readonly<{ id: number; on: RegExp; fault: Fault }> & { left: number }

export type Faults = Readonly<{
  /**
   * Breaks requests whose `METHOD /path` (behind `/v1`, without query) fits the pattern, where `*` stands for anything:
   * `POST *\/message`, `GET *\/conversations/*`, `*`. Happens `times` times, or until the answer is called.
   */
  add: (on: string, fault: Fault, times?: number) => () => void
  clear: () => void
  /** The fault for this request, if any; uses up one of its times. */
  take: (request: string) => Fault | null
}>

export function createFaults(): Faults {
  let rules: Rule[] = []
  let nextId = 1

  return {
    add: (on, fault, times = Infinity) => {
      const id = nextId++
      rules.push({ id, on: toPattern(on), fault, left: times })
      return () => {
        rules = rules.filter(rule => rule.id !== id)
      }
    },
    clear: () => {
      rules = []
    },
    take: request => {
      const rule = rules.find(candidate => candidate.left > 0 && candidate.on.test(request))
      if (rule === undefined) return null
      rule.left -= 1
      return rule.fault
    },
  }
}

/** `*` stands for anything, also for nothing; everything else for itself. */
export function toPattern(glob: string): RegExp {
  const literal = glob.split('*').map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${literal.join('.*')}$`)
}
