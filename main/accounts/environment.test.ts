import { expect, test } from 'vitest'
import { CredentialOffer } from '#app/contract/accounts.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { credentialFrom, offersFrom } from './environment.ts'
import { aField, aManifest } from './testing/a-provider.ts'

/** As Crisp's: a kind of token, a website, and the two halves of a token. */
const crispLike = {
  ...aManifest,
  id: providerId('crisp'),
  fields: [
    aField('tier', { environment: 'CRISP_TIER', options: [{ value: 'website', label: 'website', hint: null }] }),
    aField('websiteId', { environment: 'CRISP_WEBSITE_ID' }),
    aField('identifier', { environment: 'CRISP_TOKEN_ID', isSecret: true }),
    aField('key', { environment: 'CRISP_TOKEN_KEY', isSecret: true }),
    aField('note', { environment: null }),
  ],
}
const whole = { CRISP_WEBSITE_ID: 'w1', CRISP_TOKEN_ID: 'id-12345', CRISP_TOKEN_KEY: 'a-key-that-is-long-9876' }

test('a whole credential in the environment is offered, with the end of its key', () => {
  expect(offersFrom(whole, [crispLike])).toEqual([
    { providerId: 'crisp', variables: ['CRISP_WEBSITE_ID', 'CRISP_TOKEN_ID', 'CRISP_TOKEN_KEY'], hint: '9876' },
  ])
})

test('an offer carries no value of any variable', () => {
  const offers = offersFrom(whole, [crispLike])

  expect(offers.map(offer => CredentialOffer.parse(offer))).toEqual(offers)
  for (const value of Object.values(whole)) expect(JSON.stringify(offers)).not.toContain(value)
})

test.each([
  ['half of a token', { CRISP_TOKEN_ID: 'id' }],
  ['the other half', { CRISP_TOKEN_KEY: 'key' }],
  ['an empty key', { ...whole, CRISP_TOKEN_KEY: '' }],
  ['a key of spaces', { ...whole, CRISP_TOKEN_KEY: '  ' }],
  ['everything but a secret', { CRISP_TIER: 'user', CRISP_WEBSITE_ID: 'w1' }],
  ['another name', { crisp_token_id: 'id', crisp_token_key: 'key' }],
  ['nothing', {}],
])('%s is no offer', (_name, environment) => {
  expect(offersFrom(environment, [crispLike])).toEqual([])
})

test('a token without its website is offered all the same: the check finds out, or a person adds it', () => {
  expect(offersFrom({ CRISP_TOKEN_ID: 'id', CRISP_TOKEN_KEY: 'short' }, [crispLike])).toEqual([
    { providerId: 'crisp', variables: ['CRISP_TOKEN_ID', 'CRISP_TOKEN_KEY'], hint: '' },
  ])
})

test('each provider is offered for itself', () => {
  const environment = { ...whole, APROVIDER_KEY: 'another-key-4321' }

  expect(offersFrom(environment, [crispLike, aManifest]).map(offer => offer.providerId)).toEqual(['crisp', 'aprovider'])
})

test('a provider that asks for no secret is never offered', () => {
  const open = { ...aManifest, fields: [aField('site', { environment: 'APROVIDER_SITE' })] }

  expect(offersFrom({ APROVIDER_SITE: 'shop' }, [open])).toEqual([])
})

test('the fields that the environment fills are known by their own names, without spaces around', () => {
  expect(credentialFrom({ ...whole, CRISP_TOKEN_KEY: ' key \n', PATH: '/bin', HOME: undefined }, crispLike)).toEqual({
    websiteId: 'w1', identifier: 'id-12345', key: 'key',
  })
})

test('a secret that the environment does not say where to send is not offered', () => {
  const portal = { ...aManifest, fields: [aField('portal', { decidesHost: true, environment: 'A_PORTAL' }), aField('token', { isSecret: true, environment: 'A_TOKEN' })] }

  expect(offersFrom({ A_TOKEN: 'a-token-that-is-long' }, [portal])).toEqual([])
  expect(offersFrom({ A_TOKEN: 'a-token-that-is-long', A_PORTAL: 'shop.example' }, [portal])).toHaveLength(1)
})
