import type { CredentialOffer } from '#app/contract/accounts.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { Credential } from '#main/providers/provider.ts'
import { hintOf, secretOf } from '#main/vault/secret.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The fields of a provider that the environment fills, by field name. Values stay in main. */
export function credentialFrom(environment: Environment, { fields }: ProviderManifest): Credential {
  return Object.fromEntries(
    fields.flatMap(({ name, environment: variable }) => {
      const value = variable === null ? undefined : environment[variable]?.trim()
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
}

/** Offers of whole credentials: every secret that a provider asks for is set, and where it is to be sent: a secret of the environment goes nowhere else. */
export function offersFrom(environment: Environment, manifests: readonly ProviderManifest[]): readonly CredentialOffer[] {
  return manifests.flatMap(manifest => {
    const found = credentialFrom(environment, manifest)
    const secrets = manifest.fields.filter(field => field.isSecret && !field.isOptional)
    const hosts = manifest.fields.filter(field => field.decidesHost && !field.isOptional)
    if (secrets.length === 0 || [...secrets, ...hosts].some(field => found[field.name] === undefined)) return []
    const variables = manifest.fields.flatMap(field => (found[field.name] === undefined || field.environment === null ? [] : [field.environment]))
    return [{ providerId: manifest.id, variables, hint: hintOf(secretOf(found), secrets.at(-1)?.name ?? '') }]
  })
}
