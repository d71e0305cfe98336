import type { TFunction } from 'i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { CapabilityName } from '#app/domain/capability.ts'

/** Why an account does not offer something, in one sentence with what would be needed; null = it does, or it is not known yet. */
export function capabilitySentence({ account, capabilities }: AccountView, name: CapabilityName, t: TFunction<'capabilities'>): string | null {
  const capability = capabilities.find(one => one.name === name)
  if (capability === undefined || capability.state === 'offered') return null
  const what = t(`name_${name}`)
  return capability.state === 'notOffered'
    ? t('notOffered', { account: account.name, what })
    : t('needsToken', { account: account.name, what, need: capability.need })
}
