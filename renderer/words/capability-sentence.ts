import i18next, { type TFunction } from 'i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { CapabilityName } from '#app/domain/capability.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'

/** Why an account does not offer something, in one sentence with what would be needed; null = it does, or it is not known yet. */
export function capabilitySentence({ account, capabilities }: AccountView, name: CapabilityName, t: TFunction<'capabilities'>): string | null {
  const capability = capabilities.find(one => one.name === name)
  if (capability === undefined || capability.state === 'offered') return null
  const what = t(`name_${name}`)
  return capability.state === 'notOffered'
    ? t('notOffered', { account: account.name, what })
    : t('needsToken', { account: account.name, what, need: needWords(account.providerId, capability.need) })
}

/** What a service calls it, in our words where we have some. */
function needWords(providerId: ProviderId, need: string): string {
  return i18next.t(`providers:${providerId}.need.${need}`, { defaultValue: need })
}
