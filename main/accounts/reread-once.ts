import type { Result } from '#app/result.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import type { Credential } from '#main/providers/provider.ts'
import { reveal, type Secret } from '#main/vault/secret.ts'

export type RereadNeeds = Readonly<{
  /** What the line was opened with. */
  credential: Credential
  /** From where it is kept, past what memory holds. */
  reread: () => Promise<Result<Secret>>
  /** Another one is kept by now, so the line has to be opened anew. */
  onOther: () => void
}>

const UNAUTHORISED = 401
/** It was refused, so it provably did nothing; whoever asked may ask the next line. */
const ASK_AGAIN: HttpOutcome = { reached: 'unsent', failure: { kind: 'cancelled' } }

/**
 * The same door, where a credential that the service refuses is read once more before anybody hears of it: another start of the
 * app may have replaced it. Once for each trouble, so until the service has taken the credential again, since looking may
 * make the system's keychain ask a person.
 */
export function rereadOnce(http: Http, { credential, reread, onOther }: RereadNeeds): Http {
  let looking: Promise<boolean> | null = null

  async function isReplaced(): Promise<boolean> {
    const kept = await reread()
    if (!kept.ok || isSame(reveal(kept.value), credential)) return false
    onOther()
    return true
  }

  return {
    reaches: http.reaches,
    async send(request) {
      const outcome = await http.send(request)
      if (outcome.reached !== 'answer') return outcome
      if (outcome.reply.status !== UNAUTHORISED) {
        looking = null
        return outcome
      }
      looking ??= isReplaced()
      return (await looking) ? ASK_AGAIN : outcome
    },
  }
}

function isSame(one: Credential, other: Credential): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every(name => one[name] === other[name])
}
