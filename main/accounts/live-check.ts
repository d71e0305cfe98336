import type { CredentialSource } from '#app/contract/accounts.ts'
import type { ConnectionReport, Remote } from '#app/domain/connection-report.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { Credential, Provider } from '#main/providers/provider.ts'
import { reveal } from '#main/vault/secret.ts'
import type { Vault } from '#main/vault/vault.ts'
import type { Directory } from './directory.ts'
import { credentialFrom, type Environment } from './environment.ts'
import { mergeCredential } from './merge-credential.ts'

export type LiveCheckNeeds = Readonly<{
  directory: Pick<Directory, 'account'>
  vault: Pick<Vault, 'read'>
  providers: readonly Provider[]
  /** Past any account's quota, since there may be no account yet. */
  http: Http
  clock: Clock
  environment: Environment
}>

/** A credential and the service that it is for. */
export type Found = Readonly<{ provider: Provider; credential: Credential }>

/** Finds the credential that somebody means, wherever its parts lie, and asks the service about it. */
export type LiveCheck = Readonly<{
  /** `notFound` for an account or a service that is not there; what the vault fails with. */
  credentialOf(source: CredentialSource): Promise<Result<Found>>
  /** What an account has with the fields over it; only these where its vault has nothing of it any more. */
  credentialUnder(id: AccountId, fields: Credential): Promise<Result<Found>>
  check(source: CredentialSource): Promise<Result<ConnectionReport>>
  /** What a credential opens, by the service's own word; fails with what the service said. */
  remotesOf(found: Found): Promise<Result<readonly Remote[]>>
}>

export function createLiveCheck({ directory, vault, providers, http, clock, environment }: LiveCheckNeeds): LiveCheck {
  const providerOf = (id: ProviderId | undefined) => providers.find(({ manifest }) => manifest.id === id)

  async function credentialOf(source: CredentialSource): Promise<Result<Found>> {
    if (source.from === 'account') return credentialUnder(source.accountId, source.fields ?? {})
    const provider = providerOf(source.providerId)
    if (provider === undefined) return fail({ kind: 'notFound' })
    if (source.from === 'typed') return ok({ provider, credential: source.fields })
    return withProvider(provider, mergeCredential(provider.manifest, credentialFrom(environment, provider.manifest), source.fields))
  }

  async function credentialUnder(id: AccountId, fields: Credential): Promise<Result<Found>> {
    const provider = providerOf(directory.account(id)?.providerId)
    if (provider === undefined) return fail({ kind: 'notFound' })
    const secret = await vault.read(id)
    if (secret.ok) return withProvider(provider, mergeCredential(provider.manifest, reveal(secret.value), fields))
    const isGone = secret.failure.kind === 'notFound' && Object.keys(fields).length > 0
    return isGone ? ok({ provider, credential: fields }) : secret
  }

  return {
    credentialOf,
    credentialUnder,
    async check(source) {
      const found = await credentialOf(source)
      return found.ok ? ok(await found.value.provider.check(found.value.credential, { http, clock })) : found
    },
    async remotesOf({ provider, credential }) {
      const report = await provider.check(credential, { http, clock })
      return report.outcome === 'good' ? ok(report.remotes) : fail(report.failure)
    },
  }
}

const withProvider = (provider: Provider, credential: Result<Credential>): Result<Found> => (credential.ok ? ok({ provider, credential: credential.value }) : credential)
