import { MAX_TEXT_LENGTH } from '#app/domain/outbox-entry.ts'
import { providerId } from '#app/domain/provider-id.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'

/** "25 MB per file"; a channel may take less. */
export const MAX_FILE_BYTES = 25_000_000

/** Freshchat publishes no longest message, so ours is the limit. The token speaks for the account: the person says who he is. */
export const freshchatManifest: ProviderManifest = {
  id: providerId('freshchat'),
  name: 'Freshchat',
  mark: 'F',
  fields: [
    {
      name: 'chatUrl',
      label: 'providers.freshchat.chatUrl.label',
      hint: 'providers.freshchat.chatUrl.hint',
      isSecret: false,
      decidesHost: true,
      isShared: true,
      isOptional: false,
      options: [],
      askedWhen: null,
      environment: 'FRESHCHAT_CHAT_URL',
      placeholder: 'https://yourcompany.freshchat.com',
    },
    {
      name: 'token',
      label: 'providers.freshchat.token.label',
      hint: 'providers.freshchat.token.hint',
      isSecret: true,
      decidesHost: false,
      isShared: false,
      isOptional: false,
      options: [],
      askedWhen: null,
      environment: 'FRESHCHAT_TOKEN',
      placeholder: null,
    },
  ],
  maxTextLength: MAX_TEXT_LENGTH,
  maxFileBytes: MAX_FILE_BYTES,
  asksForMe: true,
}
