import { expect, test } from 'vitest'
import { aManifest } from '#app/testing/samples.ts'
import { providerId, ProviderId } from './provider-id.ts'
import { CredentialField, ProviderManifest } from './provider-manifest.ts'

const [aField] = aManifest.fields

test('a manifest is read as it stands', () => {
  expect(ProviderManifest.parse(aManifest)).toEqual(aManifest)
})

test('a field may be a choice, and asked only while another has a value', () => {
  const choice = {
    ...aField,
    options: [{ value: 'website', label: 'tier.website', hint: null }, { value: 'plugin', label: 'tier.plugin', hint: 'tier.plugin.hint' }],
    askedWhen: { field: 'region', values: ['eu'] },
    environment: null,
  }

  expect(CredentialField.parse(choice)).toEqual(choice)
})

test.each([
  ['a mark that fills the row', { mark: 'CRISP' }],
  ['no room for any text', { maxTextLength: 0 }],
  ['no room for any file', { maxFileBytes: 0 }],
  ['a name that could be a path', { id: '../vault' }],
  ['no word on who speaks', { asksForMe: undefined }],
  ['a field that does not say whether it is secret', { fields: [{ ...aField, isSecret: undefined }] }],
])('a manifest with %s is refused', (_name, wrong) => {
  expect(ProviderManifest.safeParse({ ...aManifest, ...wrong }).success).toBe(false)
})

test.each(['crisp', 'freshchat', 'a1', 'my-desk-2'])('a provider may be called %s', name => {
  expect(providerId(name)).toBe(name)
})

test.each(['', 'C', 'Crisp', 'a', '1st', 'a b', 'a/b', '__proto__', 'a'.repeat(32)])('a provider is never called %j', name => {
  expect(ProviderId.safeParse(name).success).toBe(false)
  expect(() => providerId(name)).toThrow()
})
