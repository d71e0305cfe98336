import { MAX_TEXT_LENGTH } from '#app/domain/outbox-entry.ts'
import { providerId } from '#app/domain/provider-id.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'

const shown = { isSecret: false, decidesHost: false, isShared: false, isOptional: false, options: [], askedWhen: null, placeholder: null } as const

/** Each address for an upload comes with its own limit, which is asked again then; this one is the reference's. */
const MAX_FILE_BYTES = 10_000_000

/** Crisp publishes no longest message, so ours is the limit. No token of the first two kinds maps to a person: he says who he is. */
export const crispManifest: ProviderManifest = {
  id: providerId('crisp'),
  name: 'Crisp',
  mark: 'C',
  fields: [
    {
      ...shown,
      name: 'tier',
      isShared: true,
      label: 'providers.crisp.tier.label',
      hint: 'providers.crisp.tier.hint',
      options: ['website', 'plugin', 'user'].map(value => ({
        value,
        label: `providers.crisp.tier.options.${value}.label`,
        hint: `providers.crisp.tier.options.${value}.hint`,
      })),
      environment: 'CRISP_TIER',
    },
    {
      ...shown,
      name: 'websiteId',
      isShared: true,
      label: 'providers.crisp.websiteId.label',
      hint: 'providers.crisp.websiteId.hint',
      // A plugin token lists the workspaces it is installed on.
      askedWhen: { field: 'tier', values: ['website', 'user'] },
      environment: 'CRISP_WEBSITE_ID',
      placeholder: '00000000-0000-4000-8000-000000000000',
    },
    {
      ...shown,
      name: 'identifier',
      label: 'providers.crisp.identifier.label',
      hint: 'providers.crisp.identifier.hint',
      environment: 'CRISP_TOKEN_ID',
    },
    {
      ...shown,
      name: 'key',
      label: 'providers.crisp.key.label',
      hint: 'providers.crisp.key.hint',
      isSecret: true,
      environment: 'CRISP_TOKEN_KEY',
    },
    {
      ...shown,
      name: 'apiUrl',
      isShared: true,
      label: 'providers.crisp.apiUrl.label',
      hint: 'providers.crisp.apiUrl.hint',
      decidesHost: true,
      isOptional: true,
      environment: 'CRISP_API_URL',
      placeholder: 'https://api.crisp.chat',
    },
  ],
  maxTextLength: MAX_TEXT_LENGTH,
  maxFileBytes: MAX_FILE_BYTES,
  asksForMe: true,
}
