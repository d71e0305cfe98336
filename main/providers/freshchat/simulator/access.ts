import { refusal, type Answer } from './answer.ts'
import type { SimulatorClock } from './clock.ts'
import { matchesPath } from './path-pattern.ts'
import type { Random } from './random.ts'

/** The one token of the account, and what it may not do. */
export type Access = ReturnType<typeof createAccess>

export function createAccess({ clock, random, token: firstToken }: Readonly<{ clock: SimulatorClock; random: Random; token: string | undefined }>) {
  let token = firstToken ?? aToken(random)
  let expiresAt = Number.POSITIVE_INFINITY
  const closedPaths = new Set<string>()

  return {
    /** What belongs after `Bearer `. */
    get token() {
      return token
    },
    /** There is one token at a time: the old one stops working. */
    regenerate: (): string => {
      token = aToken(random)
      expiresAt = Number.POSITIVE_INFINITY
      return token
    },
    expireAt: (epochMs: number) => {
      expiresAt = epochMs
    },
    /** From now on 403 on these paths (`/v2/agents`, `/v2/users/*`), as when the scope or the plan lacks them; the answer undoes it. */
    forbid: (pathPattern: string): (() => void) => {
      closedPaths.add(pathPattern)
      return () => closedPaths.delete(pathPattern)
    },
    check: (authorization: string | undefined, path: string): Answer | null => {
      if (authorization !== `Bearer ${token}`) return refusal(401, 'UNAUTHENTICATED', 'Authentication failed')
      if (clock.now() >= expiresAt) return refusal(401, 'UNAUTHENTICATED', 'The token has expired')
      for (const pattern of closedPaths) {
        if (matchesPath(pattern, path)) return refusal(403, 'FORBIDDEN', 'The token has no access to this resource')
      }
      return null
    },
  }
}

/** Long, and shaped like a JWT as the real ones are; its claims mean nothing. */
function aToken(random: Random): string {
  return `eyJ${random.hex(40)}.eyJ${random.hex(420)}.${random.hex(43)}`
}
