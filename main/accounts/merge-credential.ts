import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Credential } from '#main/providers/provider.ts'

/**
 * What was typed over what is kept. A kept secret goes to the host that it was kept for and to no other: where the host is
 * another one now, every secret has to be typed; `declined` where it was not.
 */
export function mergeCredential({ fields }: Pick<ProviderManifest, 'fields'>, kept: Credential, typed: Credential): Result<Credential> {
  const valueIn = (credential: Credential, name: string) => (credential[name] ?? '').trim()
  const isElsewhere = fields.some(({ name, decidesHost }) => decidesHost && name in typed && valueIn(typed, name) !== valueIn(kept, name))
  if (!isElsewhere) return ok({ ...kept, ...typed })
  const secrets = fields.filter(({ isSecret }) => isSecret)
  if (secrets.some(({ name, isOptional }) => !isOptional && valueIn(typed, name) === ''))
    return fail({ kind: 'declined', cause: 'newAddress' })
  const open = Object.fromEntries(Object.entries(kept).filter(([name]) => !secrets.some(secret => secret.name === name)))
  return ok({ ...open, ...typed })
}
