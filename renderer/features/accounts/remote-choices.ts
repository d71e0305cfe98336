import type { NewAccount } from '#app/contract/accounts.ts'
import { AccountName, type Account } from '#app/domain/account.ts'
import { isOfRemote, type ConnectionReport, type Remote } from '#app/domain/connection-report.ts'
import type { TeamAccount } from '#app/domain/team-file.ts'
import { aliasProblem, suggestAliases, type AliasProblem } from './alias.ts'
import { firstFreeColour } from './free-colour.ts'

export type GoodReport = Extract<ConnectionReport, { outcome: 'good' }>
/** What another account already has: its name of each kind, its colour, and what it speaks for. */
export type KnownAccount = Pick<Account, 'name' | 'alias' | 'colour' | 'providerId' | 'remoteId'>

/** One website or portal that the key opens, and the account that would be made of it. */
export type RemoteChoice = Readonly<{
  remoteId: string
  /** As the service calls it. */
  title: string
  domain: string | null
  /** The account that speaks for it already, by name; such a one cannot be added again. */
  knownAs: string | null
  isTicked: boolean
  name: string
  /** Empty until it is ticked, since only then is it clear which names are free. */
  alias: string
  colour: number
  meRemoteId: string | null
}>

export type ChoiceProblems = Readonly<{ name: 'empty' | null; alias: AliasProblem | null }>

type Made = Readonly<{
  report: GoodReport
  known: readonly KnownAccount[]
  /** How a team file calls them; those that are in it are ticked. */
  team: readonly TeamAccount[]
  providerId: string
  before: readonly RemoteChoice[]
}>

/**
 * One choice for each remote. The only one that can be added is ticked, and so are those of the team; what was typed before
 * the check was repeated stays.
 */
export function choicesOf({ report, known, team, providerId, before }: Made): readonly RemoteChoice[] {
  const calledByTeam = (remote: Remote) => team.find(one => one.providerId === providerId && isOfRemote(one, remote))
  const choices = report.remotes.map((remote): RemoteChoice => {
    const knownAs = known.find(account => account.providerId === providerId && isOfRemote(account, remote))?.name ?? null
    const kept = before.find(({ remoteId }) => remoteId === remote.remoteId)
    if (kept !== undefined) return { ...kept, knownAs, isTicked: kept.isTicked && knownAs === null }
    const name = calledByTeam(remote)?.name ?? AccountName.safeParse(remote.name.trim().slice(0, 60)).data ?? remote.remoteId.slice(0, 60)
    return { remoteId: remote.remoteId, title: name, domain: remote.domain, knownAs, isTicked: false, name, alias: '', colour: 0, meRemoteId: onlyCandidate(report, remote.remoteId) }
  })
  const wished = report.remotes.reduce<readonly RemoteChoice[]>((all, remote) => {
    const isNew = !before.some(({ remoteId }) => remoteId === remote.remoteId)
    const wish = isNew ? calledByTeam(remote) : undefined
    return wish === undefined ? all : tickedAs(all, known, { ...wish, remoteId: remote.remoteId })
  }, choices)
  const [only, ...others] = wished.filter(({ knownAs }) => knownAs === null)
  return only === undefined || others.length > 0 || only.isTicked ? wished : ticked(wished, known, only.remoteId)
}

/** Ticks one, with the alias and the colour that were wished for as far as nobody else has them. */
function tickedAs(choices: readonly RemoteChoice[], known: readonly KnownAccount[], { remoteId, alias, colour }: Pick<TeamAccount, 'remoteId' | 'alias' | 'colour'>): readonly RemoteChoice[] {
  const taken = takenBeside(choices, known, remoteId)
  const wish = { ...(taken.aliases.includes(alias) ? {} : { alias }), ...(taken.colours.includes(colour) ? {} : { colour }) }
  return ticked(choices, known, remoteId).map(choice => (choice.remoteId === remoteId && choice.isTicked ? { ...choice, ...wish } : choice))
}

/** Ticks or unticks one. With the first tick it gets an alias and a colour that nobody else has. */
export function ticked(choices: readonly RemoteChoice[], known: readonly KnownAccount[], remoteId: string): readonly RemoteChoice[] {
  const others = takenBeside(choices, known, remoteId)
  return choices.map(choice => {
    if (choice.remoteId !== remoteId || choice.knownAs !== null) return choice
    if (choice.isTicked || choice.alias !== '') return { ...choice, isTicked: !choice.isTicked }
    const alias = suggestAliases({ name: choice.name, taken: others.aliases })[0] ?? ''
    return { ...choice, isTicked: true, alias, colour: firstFreeColour(others.colours) }
  })
}

/** Aliases and colours of all accounts that there are or will be, but for this one. */
export function takenBeside(choices: readonly RemoteChoice[], known: readonly KnownAccount[], remoteId: string) {
  const others = [...known, ...choices.filter(choice => choice.isTicked && choice.remoteId !== remoteId)]
  return { aliases: others.map(({ alias }) => alias), colours: others.map(({ colour }) => colour) }
}

/** Ticks all that can be, each with an alias and a colour of its own. */
export function allTicked(choices: readonly RemoteChoice[], known: readonly KnownAccount[]): readonly RemoteChoice[] {
  return choices.reduce((all, { remoteId, isTicked }) => (isTicked ? all : ticked(all, known, remoteId)), choices)
}

export function problemsOf(choice: Pick<RemoteChoice, 'name' | 'alias'>, takenAliases: readonly string[]): ChoiceProblems {
  return { name: AccountName.safeParse(choice.name).success ? null : 'empty', alias: aliasProblem(choice.alias, takenAliases) }
}

/** The first ticked choice that cannot be added as it stands, and the part of it that is wrong. */
export function firstWrongChoice(choices: readonly RemoteChoice[], known: readonly KnownAccount[]): Readonly<{ remoteId: string; part: 'name' | 'alias' }> | null {
  for (const choice of choices.filter(({ isTicked }) => isTicked)) {
    const { name, alias } = problemsOf(choice, takenBeside(choices, known, choice.remoteId).aliases)
    if (name !== null || alias !== null) return { remoteId: choice.remoteId, part: name === null ? 'alias' : 'name' }
  }
  return null
}

export function newAccounts(choices: readonly RemoteChoice[]): NewAccount[] {
  return choices
    .filter(({ isTicked }) => isTicked)
    .map(({ remoteId, name, alias, colour, meRemoteId }) => ({ remoteId, name: name.trim(), alias, colour, meRemoteId }))
}

/** A workspace with one operator leaves nothing to ask. */
function onlyCandidate({ candidates }: GoodReport, remoteId: string): string | null {
  const [only, ...others] = candidates.filter(candidate => candidate.remoteId === remoteId)
  return only !== undefined && others.length === 0 ? only.operatorRemoteId : null
}
