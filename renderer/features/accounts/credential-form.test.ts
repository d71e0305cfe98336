import { expect, test } from 'vitest'
import type { CredentialField } from '#app/domain/provider-manifest.ts'
import { askedFields, filledFields, missingField, valueOf, type CredentialForm } from './credential-form.ts'

const plain: Omit<CredentialField, 'name'> = { label: '', hint: null, isSecret: false, decidesHost: false, isShared: false, isOptional: false, options: [], askedWhen: null, environment: null, placeholder: null }
const option = (value: string) => ({ value, label: '', hint: null })
const KIND: CredentialField = { ...plain, name: 'kind', options: [option('site'), option('plugin')] }
const SITE: CredentialField = { ...plain, name: 'site', askedWhen: { field: 'kind', values: ['site'] } }
const KEY: CredentialField = { ...plain, name: 'key', isSecret: true }
const HOST: CredentialField = { ...plain, name: 'host', isOptional: true }

const aForm = (form: Partial<CredentialForm> = {}): CredentialForm => ({ fields: [KIND, SITE, KEY, HOST], values: {}, given: [], ...form })
const namesOf = (form: CredentialForm) => askedFields(form).map(({ name }) => name)

test('a choice stands on its first option, and what hangs on that is asked', () => {
  expect(valueOf(aForm(), KIND)).toBe('site')
  expect(namesOf(aForm())).toEqual(['kind', 'site', 'key', 'host'])
})

test('another choice hides what is not needed for it, and never sends it', () => {
  const form = aForm({ values: { kind: 'plugin', site: 'left over', key: 'k' } })

  expect(namesOf(form)).toEqual(['kind', 'key', 'host'])
  expect(filledFields(form)).toEqual({ kind: 'plugin', key: 'k' })
})

test('the first empty field is the missing one, optional ones never are', () => {
  expect(missingField(aForm())).toBe('site')
  expect(missingField(aForm({ values: { site: 's', key: '  ' } }))).toBe('key')
  expect(missingField(aForm({ values: { site: 's', key: 'k' } }))).toBeNull()
})

test('what is pasted with spaces around it is sent without them', () => {
  expect(filledFields(aForm({ values: { site: ' s ', key: '\tk\n', host: ' ' } }))).toEqual({ kind: 'site', site: 's', key: 'k' })
})

test('what the environment gives may stay empty and is not sent', () => {
  const form = aForm({ given: ['key'], values: { site: 's' } })

  expect(missingField(form)).toBeNull()
  expect(filledFields(form)).toEqual({ kind: 'site', site: 's' })
})

test('a choice that is given elsewhere stays open, and so does what hangs on it', () => {
  const form = aForm({ given: ['kind', 'key'] })

  expect(valueOf(form, KIND)).toBe('')
  expect(namesOf(form)).toContain('site')
  expect(missingField(form)).toBeNull()
})

test('typing over a given choice decides what is asked', () => {
  expect(namesOf(aForm({ given: ['kind', 'site', 'key'], values: { kind: 'plugin' } }))).toEqual(['kind', 'key', 'host'])
})
