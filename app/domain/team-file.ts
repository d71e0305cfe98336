import { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'
import { AccountAlias, AccountColour, AccountName } from './account.ts'
import { ProviderId } from './provider-id.ts'

/** The only version there is; a file of a later one is refused and not guessed at. */
const VERSION = 1
/** Two hundred accounts with long names are a fifth of this. */
export const TEAM_FILE_BYTES = 500_000

/** One account as a team calls it. Its key is not here: everybody pastes a key of their own. */
export const TeamAccount = z
  .object({
    providerId: ProviderId,
    remoteId: z.string().min(1).max(300),
    name: AccountName,
    alias: AccountAlias,
    colour: AccountColour,
    /** What a form needs besides the key, by field name. */
    fields: z.record(z.string().max(60), z.string().max(1_000)).readonly(),
  })
  .readonly()
export type TeamAccount = z.infer<typeof TeamAccount>

/** What a lead hands to colleagues so that all of them see the same accounts under the same names and colours. */
export const TeamFile = z
  .object({ tributary: z.literal('team'), version: z.literal(VERSION), accounts: z.array(TeamAccount).min(1).max(200).readonly() })
  .readonly()
export type TeamFile = z.infer<typeof TeamFile>

/** The words of a team file. */
export function writeTeamFile(accounts: readonly TeamAccount[]): string {
  const file: TeamFile = { tributary: 'team', version: VERSION, accounts }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Fails with `unreadable`: `path` names the part that is wrong, `found` is `newer` for a file of a later version. */
export function readTeamFile(text: string): Result<TeamFile> {
  if (text.length > TEAM_FILE_BYTES) return fail({ kind: 'unreadable', path: '', found: 'tooLarge' })
  const value = parse(text)
  if (value === null) return fail({ kind: 'unreadable', path: '', found: 'malformed' })
  const later = z.object({ tributary: z.literal('team'), version: z.number().int().gt(VERSION) }).safeParse(value)
  if (later.success) return fail({ kind: 'unreadable', path: '', found: 'newer' })
  const file = TeamFile.safeParse(value)
  if (file.success) return ok(file.data)
  return fail({ kind: 'unreadable', path: file.error.issues[0]?.path.join('.') ?? '', found: 'malformed' })
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return null
  }
}
