import { z } from 'zod'
import { ProviderId } from './provider-id.ts'

/** One thing that a person pastes when adding an account. `label` and `hint` are i18n keys. */
export const CredentialField = z
  .object({
    name: z.string(),
    label: z.string(),
    hint: z.string().nullable(),
    /** Secret fields are never shown again. */
    isSecret: z.boolean(),
    /** It says where the secret is sent to: whoever changes it has to know the secret. */
    decidesHost: z.boolean(),
    /** It says which account it is and nothing of who asks, so a team file may carry it. */
    isShared: z.boolean(),
    isOptional: z.boolean(),
    /** A choice instead of a text; the first is the default. */
    options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string().nullable() }).readonly()).readonly(),
    /** Asked only while another field has one of these values; null = always. */
    askedWhen: z.object({ field: z.string(), values: z.array(z.string()).readonly() }).readonly().nullable(),
    /** The environment variable that may hold it; null = none. */
    environment: z.string().nullable(),
    placeholder: z.string().nullable(),
  })
  .readonly()
export type CredentialField = z.infer<typeof CredentialField>

/** Who a provider is, for people. */
export const ProviderManifest = z
  .object({
    id: ProviderId,
    name: z.string(),
    /** One or two letters beside an account's label. */
    mark: z.string().max(2),
    fields: z.array(CredentialField).readonly(),
    /** Longest reply in UTF-16 units. */
    maxTextLength: z.number().int().positive(),
    /** Largest file that goes as one message. */
    maxFileBytes: z.number().int().positive(),
    /** Whether a person must say who he is, since a token speaks for nobody. */
    asksForMe: z.boolean(),
  })
  .readonly()
export type ProviderManifest = z.infer<typeof ProviderManifest>
