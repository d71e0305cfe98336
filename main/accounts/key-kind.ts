import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { Credential } from '#main/providers/provider.ts'

/**
 * Which kind of credential this is, as the i18n key that the manifest gives it: the option that was chosen where a service has
 * several kinds, else the name of its secret.
 */
export function keyKind({ fields }: Pick<ProviderManifest, 'fields'>, credential: Credential): string | null {
  const choice = fields.find(({ options }) => options.length > 0)
  const value = choice === undefined ? undefined : (credential[choice.name] ?? choice.options[0]?.value)
  return choice?.options.find(option => option.value === value)?.label ?? fields.find(({ isSecret }) => isSecret)?.label ?? null
}
