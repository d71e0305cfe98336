import { expect, test } from 'vitest'
import { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { readKey } from './credential.ts'
import { crispManifest } from './manifest.ts'

const good = { tier: 'website', websiteId: '0b9c1f7e-3d52-4a86-9c0d-51e7a2f4b311', identifier: 'id', key: 'key', apiUrl: '' }

test('it is a manifest, and asks for just the fields that a credential is read from', () => {
  expect(ProviderManifest.parse(crispManifest)).toEqual(crispManifest)
  expect(crispManifest.fields.map(field => field.name).toSorted()).toEqual(Object.keys(good).toSorted())
})

test('the key is the one secret among them', () => {
  expect(crispManifest.fields.filter(field => field.isSecret).map(field => field.name)).toEqual(['key'])
})

test('what is optional may be left out, and what is not may not', () => {
  for (const { name, isOptional, options } of crispManifest.fields) {
    const read = readKey({ ...good, [name]: '' })

    // A choice that was not made is its first option.
    expect([name, read.ok]).toEqual([name, isOptional || options.length > 0])
  }
})

test('without an address of its own, the service is the real one', () => {
  expect(readKey(good)).toMatchObject({ ok: true, key: { origin: new URL('https://api.crisp.chat') } })
})
