import { assertNever } from '#app/assert-never.ts'
import type { CredentialOffer, CredentialSource } from '#app/contract/accounts.ts'
import type { ConnectionReport } from '#app/domain/connection-report.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'
import type { CredentialField } from '#app/domain/provider-manifest.ts'
import type { TeamAccount } from '#app/domain/team-file.ts'
import type { Failure } from '#app/failure.ts'
import { askedFields, filledFields, missingField, type CredentialForm, type Values } from './credential-form.ts'
import { allTicked, choicesOf, firstWrongChoice, ticked, type GoodReport, type KnownAccount, type RemoteChoice } from './remote-choices.ts'
import { NO_ANSWER, type VaultAnswer } from './vault-answer.ts'

export type AddStep = 'service' | 'key' | 'accounts' | 'vault'

export type Check =
  | Readonly<{ state: 'none' | 'running' }>
  | Readonly<{ state: 'bad'; field: string | null; failure: Failure }>
  | Readonly<{ state: 'good'; report: GoodReport }>

/** Everything that a person said on the way to a new account. It outlives the dialog, so that closing it loses nothing. */
export type AddState = Readonly<{
  step: AddStep
  providerId: ProviderId | null
  /** The credential of the environment that is used; null = what is typed. */
  offer: CredentialOffer | null
  /** Typed, by where it was typed and field: going back and forth between services loses nothing. */
  typed: Readonly<Record<string, Values>>
  /** A field that has to be filled in. */
  missing: string | null
  check: Check
  /** Rises with each check; the answer of an earlier one is dropped. */
  run: number
  choices: readonly RemoteChoice[]
  /** The one whose details are open; null = none. */
  openRemote: string | null
  /** Whether Add was pressed while a ticked one was wrong: only then is it said. */
  showsWrong: boolean
  /** Nothing was ticked when Add was pressed. */
  isNoneTicked: boolean
  vault: VaultAnswer
  /** The part that takes the focus, anew each time `times` rises. */
  focus: Readonly<{ part: string | null; times: number }>
}>

export type AddAction =
  | Readonly<{ kind: 'serviceChosen'; providerId: ProviderId; offer: CredentialOffer | null }>
  /** One of a team file: what it knows is filled in, and stays to be seen and changed. */
  | Readonly<{ kind: 'teamChosen'; account: TeamAccount }>
  | Readonly<{ kind: 'typed'; field: string; value: string }>
  | Readonly<{ kind: 'fieldMissing'; field: string }>
  | Readonly<{ kind: 'checkBegan' }>
  | Readonly<{ kind: 'checkEnded'; run: number; report: ConnectionReport; known: readonly KnownAccount[]; team: readonly TeamAccount[] }>
  | Readonly<{ kind: 'checkFailed'; run: number; failure: Failure }>
  | Readonly<{ kind: 'checkDropped' }>
  | Readonly<{ kind: 'went'; step: AddStep }>
  | Readonly<{ kind: 'remoteTicked'; remoteId: string; known: readonly KnownAccount[] }>
  | Readonly<{ kind: 'allTicked'; known: readonly KnownAccount[] }>
  | Readonly<{ kind: 'remoteOpened'; remoteId: string | null }>
  | Readonly<{ kind: 'choiceChanged'; remoteId: string; change: Partial<RemoteChoice> }>
  | Readonly<{ kind: 'choicesLooked'; known: readonly KnownAccount[] }>
  | Readonly<{ kind: 'vaultAnswered'; change: Partial<VaultAnswer> }>
  | Readonly<{ kind: 'ended' }>

export const EMPTY: AddState = {
  step: 'service',
  providerId: null,
  offer: null,
  typed: {},
  missing: null,
  check: { state: 'none' },
  run: 0,
  choices: [],
  openRemote: null,
  showsWrong: false,
  isNoneTicked: false,
  vault: NO_ANSWER,
  focus: { part: null, times: 0 },
}

export function addStep(state: AddState, action: AddAction): AddState {
  switch (action.kind) {
    case 'serviceChosen': {
      const isSame = action.providerId === state.providerId && action.offer === state.offer
      const fresh = isSame ? state : { ...state, ...dropped(state), choices: [], missing: null }
      return focused({ ...fresh, providerId: action.providerId, offer: action.offer, step: 'key' }, 'first')
    }
    case 'teamChosen': {
      const { providerId, fields } = action.account
      const chosen = addStep({ ...state, ...dropped(state), choices: [] }, { kind: 'serviceChosen', providerId, offer: null })
      return { ...chosen, typed: { ...chosen.typed, [shelfOf(chosen)]: { ...valuesOf(chosen), ...fields } } }
    }
    case 'typed':
      // The answer to what stood here before says nothing about what stands here now.
      return { ...state, ...dropped(state), missing: null, typed: { ...state.typed, [shelfOf(state)]: { ...valuesOf(state), [action.field]: action.value } } }
    case 'fieldMissing':
      return focused({ ...state, missing: action.field }, action.field)
    case 'checkBegan':
      return { ...state, run: state.run + 1, check: { state: 'running' }, missing: null }
    case 'checkEnded':
      return action.run === state.run && state.check.state === 'running' ? withReport(state, action) : state
    case 'checkFailed':
      return action.run === state.run && state.check.state === 'running' ? { ...state, check: { state: 'bad', field: null, failure: action.failure } } : state
    case 'checkDropped':
      return { ...state, ...dropped(state) }
    case 'went':
      return focused({ ...state, step: action.step }, 'first')
    case 'remoteTicked': {
      const choices = ticked(state.choices, action.known, action.remoteId)
      const isTicked = choices.some(choice => choice.remoteId === action.remoteId && choice.isTicked)
      return { ...state, choices, isNoneTicked: false, openRemote: isTicked ? action.remoteId : state.openRemote }
    }
    case 'allTicked':
      return { ...state, choices: allTicked(state.choices, action.known), isNoneTicked: false }
    case 'remoteOpened':
      return { ...state, openRemote: action.remoteId }
    case 'choiceChanged':
      return { ...state, choices: state.choices.map(choice => (choice.remoteId === action.remoteId ? { ...choice, ...action.change } : choice)) }
    case 'choicesLooked':
      return looked(state, action.known)
    case 'vaultAnswered':
      return { ...state, vault: { ...state.vault, ...action.change } }
    case 'ended':
      return { ...EMPTY, run: state.run + 1 }
    default:
      return assertNever(action)
  }
}

export const valuesOf = (state: AddState): Values => state.typed[shelfOf(state)] ?? {}

/** The form of the chosen service: what the environment gives is not asked for again. */
export function formOf(state: AddState, fields: readonly CredentialField[]): CredentialForm {
  const given = fields.filter(({ environment }) => environment !== null && state.offer?.variables.includes(environment) === true).map(({ name }) => name)
  return { fields, values: valuesOf(state), given }
}

/** What is on the screen: of the given fields only one that was found wrong, or typed over. */
export function shownFields(state: AddState, fields: readonly CredentialField[]): readonly CredentialField[] {
  const form = formOf(state, fields)
  const wrong = state.check.state === 'bad' ? state.check.field : null
  const isShown = ({ name }: CredentialField) => !form.given.includes(name) || name === wrong || (form.values[name] ?? '') !== ''
  const asked = askedFields(form)
  // A wrong field must be seen even where nobody would have asked for it.
  return fields.filter(field => (asked.includes(field) && isShown(field)) || field.name === wrong)
}

/** null = something is missing; `missing` says what. */
export function sourceOf(state: AddState, fields: readonly CredentialField[]): Readonly<{ source: CredentialSource }> | Readonly<{ missing: string }> {
  const form = formOf(state, fields)
  const missing = missingField(form)
  if (missing !== null || state.providerId === null) return { missing: missing ?? '' }
  return { source: { from: state.offer === null ? 'typed' : 'environment', providerId: state.providerId, fields: filledFields(form) } }
}

function withReport(state: AddState, { report, known, team }: Extract<AddAction, { kind: 'checkEnded' }>): AddState {
  if (report.outcome === 'bad') return focused({ ...state, check: { state: 'bad', field: report.field, failure: report.failure } }, report.field)
  const choices = choicesOf({ report, known, team, providerId: state.providerId ?? '', before: state.choices })
  const openRemote = choices.find(({ isTicked }) => isTicked)?.remoteId ?? null
  return focused({ ...state, step: 'accounts', check: { state: 'good', report }, choices, openRemote, showsWrong: false, isNoneTicked: false }, 'first')
}

/** Before adding: what is wrong is opened, said, and gets the focus. */
function looked(state: AddState, known: readonly KnownAccount[]): AddState {
  if (!state.choices.some(({ isTicked }) => isTicked)) return focused({ ...state, isNoneTicked: true }, 'first')
  const wrong = firstWrongChoice(state.choices, known)
  if (wrong === null) return { ...state, showsWrong: false }
  return focused({ ...state, showsWrong: true, openRemote: wrong.remoteId }, `${wrong.remoteId}/${wrong.part}`)
}

/** What is typed over a key of the environment has nothing to do with what is typed instead of it. */
const shelfOf = ({ providerId, offer }: AddState): string => `${providerId ?? ''} ${offer === null ? '' : 'environment'}`

/** A check that is under way or was answered no longer counts. */
function dropped(state: AddState): Pick<AddState, 'run' | 'check'> {
  return { run: state.run + 1, check: { state: 'none' } }
}

function focused(state: AddState, part: string | null): AddState {
  return { ...state, focus: { part, times: state.focus.times + 1 } }
}
