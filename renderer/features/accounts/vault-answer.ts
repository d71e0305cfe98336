import { assertNever } from '#app/assert-never.ts'
import type { VaultKind, VaultStatus } from '#app/contract/vault.ts'
import type { Failure } from '#app/failure.ts'

/** What stands between a key and its place: nothing, a choice, a passphrase, or trouble that a person has to look at. */
export type VaultNeed = 'nothing' | 'choose' | 'unlock' | 'mend'

/** `retry`: the same place again, after something was done about it. */
export type VaultWay = VaultKind | 'retry'

/** What a person answered so far. */
export type VaultAnswer = Readonly<{ way: VaultWay | null; passphrase: string; again: string }>
export const NO_ANSWER: VaultAnswer = { way: null, passphrase: '', again: '' }

export type VaultProblem = 'notChosen' | 'tooShort' | 'differs' | 'empty'

const MIN_PASSPHRASE = 8

export function vaultNeed({ kind, state }: VaultStatus): VaultNeed {
  if (kind === null || state === 'notChosen') return 'choose'
  if (state === 'ok') return 'nothing'
  return kind === 'passphrase' && state === 'locked' ? 'unlock' : 'mend'
}

/** The trouble of a vault as a failure, for `describeFailure`; null = none. */
export function vaultFailure({ state }: Pick<VaultStatus, 'state'>): Failure | null {
  switch (state) {
    case 'ok':
      return null
    case 'locked':
      return { kind: 'vaultLocked' }
    case 'unavailable':
      return { kind: 'vaultUnavailable', cause: 'missing' }
    case 'hung':
    case 'emptied':
    case 'notChosen':
      return { kind: 'vaultUnavailable', cause: state }
    default:
      return assertNever(state)
  }
}

/**
 * The ways that are open, in the order in which they are shown. A vault in trouble can be tried again, and one whose entries
 * are gone can be begun anew; the others are always a person's choice, never ours.
 */
export function waysOf(status: VaultStatus): readonly VaultWay[] {
  const { kind, state, offered } = status
  const others = offered.filter(other => other !== kind)
  const need = vaultNeed(status)
  if (need === 'choose') return offered
  if (need === 'nothing') return others
  if (need === 'unlock') return others
  return state === 'emptied' && kind !== null ? ['retry', kind, ...others] : ['retry', ...others]
}

/** The way that is marked before anybody chose: the keychain where it is offered, and looking again where it is in trouble. */
export function usualWay(status: VaultStatus): VaultWay | null {
  const ways = waysOf(status)
  const need = vaultNeed(status)
  if (need === 'mend') return 'retry'
  return need === 'choose' && ways.includes('keyring') ? 'keyring' : null
}

/** What is wrong with an answer that founds or moves a vault; null = nothing. */
export function answerProblem(answer: VaultAnswer): VaultProblem | null {
  if (answer.way === null) return 'notChosen'
  return answer.way === 'passphrase' ? passphraseProblem(answer) : null
}

/** What is wrong with a new passphrase; null = nothing. */
export function passphraseProblem({ passphrase, again }: Pick<VaultAnswer, 'passphrase' | 'again'>): 'tooShort' | 'differs' | null {
  if (passphrase.length < MIN_PASSPHRASE) return 'tooShort'
  return passphrase === again ? null : 'differs'
}
