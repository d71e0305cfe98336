import type { TestInfo } from '@playwright/test'
import { missingSecretServiceTools, startSecretService, type SecretService } from '#main/vault/testing/secret-service.ts'

/** The name under which the product keeps its keys. */
export const SERVICE = 'Tributary'

/** A private bus with a real keyring; a story that needs one is left out, and says why, where this machine has none. */
export async function openStoryKeyring(info: TestInfo): Promise<SecretService> {
  const missing = missingSecretServiceTools()
  info.skip(missing.length > 0, `needs ${missing.join(', ')}`)
  return startSecretService()
}
