import { expect, test } from 'vitest'
import type { CredentialOffer } from '#app/contract/accounts.ts'
import { providerId } from '#app/domain/provider-id.ts'
import type { CredentialField } from '#app/domain/provider-manifest.ts'
import { addStep, EMPTY, shownFields, sourceOf, valuesOf, type AddAction, type AddState } from './add-state.ts'
import type { GoodReport } from './remote-choices.ts'

const HERE = providerId('here')
const plain: Omit<CredentialField, 'name'> = { label: '', hint: null, isSecret: false, decidesHost: false, isShared: false, isOptional: false, options: [], askedWhen: null, environment: null, placeholder: null }
const FIELDS: readonly CredentialField[] = [
  { ...plain, name: 'site', environment: 'HERE_SITE' },
  { ...plain, name: 'key', isSecret: true, environment: 'HERE_KEY' },
]
const OFFER: CredentialOffer = { providerId: HERE, variables: ['HERE_KEY'], hint: 'ab12' }
const ONE: GoodReport = { outcome: 'good', remotes: [{ remoteId: 'a', name: 'Shop', domain: null }], candidates: [], capabilities: [] }
const TWO: GoodReport = { ...ONE, remotes: [...ONE.remotes, { remoteId: 'b', name: 'Other', domain: null }] }

const after = (actions: readonly AddAction[], from: AddState = EMPTY) => actions.reduce(addStep, from)
const chosen: AddAction = { kind: 'serviceChosen', providerId: HERE, offer: null }
const typedKey: AddAction = { kind: 'typed', field: 'key', value: 'secret' }
const began: AddAction = { kind: 'checkBegan' }
const ended = (state: AddState, report: GoodReport | Readonly<{ outcome: 'bad'; field: string | null; failure: { kind: 'offline' } }>): AddAction =>
  ({ kind: 'checkEnded', run: state.run, report, known: [], team: [] })
const checked = (report: GoodReport) => {
  const running = after([chosen, typedKey, began])
  return addStep(running, ended(running, report))
}

test('choosing a service asks for its key and moves the focus there', () => {
  expect(after([chosen])).toMatchObject({ step: 'key', providerId: HERE, focus: { part: 'first', times: 1 } })
})

test('another service and back: what was typed is still there', () => {
  const back = after([chosen, typedKey, { kind: 'serviceChosen', providerId: providerId('there'), offer: null }, { kind: 'typed', field: 'key', value: 'other' }, chosen])

  expect(valuesOf(back)).toEqual({ key: 'secret' })
})

test('a missing field is named and gets the focus', () => {
  const state = after([chosen, typedKey])

  expect(sourceOf(state, FIELDS)).toEqual({ missing: 'site' })
  expect(addStep(state, { kind: 'fieldMissing', field: 'site' })).toMatchObject({ missing: 'site', focus: { part: 'site' } })
})

test('a whole form is checked as it was typed', () => {
  const state = after([chosen, typedKey, { kind: 'typed', field: 'site', value: ' s ' }])

  expect(sourceOf(state, FIELDS)).toEqual({ source: { from: 'typed', providerId: HERE, fields: { site: 's', key: 'secret' } } })
})

test('a good check leads on, with the only website ticked and open', () => {
  expect(checked(ONE)).toMatchObject({ step: 'accounts', openRemote: 'a', choices: [{ remoteId: 'a', isTicked: true, alias: 'default' }] })
})

test('a bad check stays, names the field and moves the focus into it', () => {
  const running = after([chosen, began])

  expect(addStep(running, ended(running, { outcome: 'bad', field: 'key', failure: { kind: 'offline' } }))).toMatchObject({
    step: 'key',
    check: { state: 'bad', field: 'key' },
    focus: { part: 'key' },
  })
})

test('the answer to a check that was cancelled is dropped', () => {
  const running = after([chosen, began])
  const cancelled = addStep(running, { kind: 'checkDropped' })

  expect(addStep(cancelled, ended(running, ONE))).toEqual(cancelled)
  expect(addStep(cancelled, { kind: 'checkFailed', run: running.run, failure: { kind: 'offline' } })).toEqual(cancelled)
})

test('typing while a check runs drops it: its answer would be about something else', () => {
  const running = after([chosen, began])
  const typing = addStep(running, typedKey)

  expect(addStep(typing, ended(running, ONE))).toEqual(typing)
  expect(typing.check).toEqual({ state: 'none' })
})

test('only the newest of two checks is heard', () => {
  const first = after([chosen, began])
  const second = after([{ kind: 'checkDropped' }, began], first)

  expect(addStep(second, ended(first, ONE))).toEqual(second)
  expect(addStep(second, ended(second, ONE)).step).toBe('accounts')
})

test('a check that could not be asked is a failure of no field', () => {
  const running = after([chosen, began])

  expect(addStep(running, { kind: 'checkFailed', run: running.run, failure: { kind: 'offline' } }).check).toEqual({ state: 'bad', field: null, failure: { kind: 'offline' } })
})

test('an offered key is not asked for again, and what is typed goes over it', () => {
  const offered = after([{ kind: 'serviceChosen', providerId: HERE, offer: OFFER }, { kind: 'typed', field: 'site', value: 's' }])

  expect(shownFields(offered, FIELDS).map(({ name }) => name)).toEqual(['site'])
  expect(sourceOf(offered, FIELDS)).toEqual({ source: { from: 'environment', providerId: HERE, fields: { site: 's' } } })
  expect(sourceOf(addStep(offered, typedKey), FIELDS)).toMatchObject({ source: { fields: { site: 's', key: 'secret' } } })
})

test('a key that was typed before is not mixed into an offered one, and is there again afterwards', () => {
  const offered = after([chosen, typedKey, { kind: 'serviceChosen', providerId: HERE, offer: OFFER }])

  expect(valuesOf(offered)).toEqual({})
  expect(valuesOf(addStep(offered, chosen))).toEqual({ key: 'secret' })
})

test('an offered key that is refused comes into sight, so that it can be typed over', () => {
  const running = after([{ kind: 'serviceChosen', providerId: HERE, offer: OFFER }, began])
  const refused = addStep(running, ended(running, { outcome: 'bad', field: 'key', failure: { kind: 'offline' } }))

  expect(shownFields(refused, FIELDS).map(({ name }) => name)).toEqual(['site', 'key'])
})

test('a field that nobody asked for is shown when it is the wrong one', () => {
  const fields: readonly CredentialField[] = [
    { ...plain, name: 'kind', options: [{ value: 'one', label: '', hint: null }, { value: 'many', label: '', hint: null }] },
    { ...plain, name: 'site', askedWhen: { field: 'kind', values: ['one'] } },
  ]
  const running = after([chosen, { kind: 'typed', field: 'kind', value: 'many' }, began])
  const refused = addStep(running, ended(running, { outcome: 'bad', field: 'site', failure: { kind: 'offline' } }))

  expect(shownFields(running, fields).map(({ name }) => name)).toEqual(['kind'])
  expect(shownFields(refused, fields).map(({ name }) => name)).toEqual(['kind', 'site'])
})

test('ticking opens what was ticked', () => {
  const state = after([{ kind: 'remoteTicked', remoteId: 'b', known: [] }], checked(TWO))

  expect(state).toMatchObject({ openRemote: 'b', choices: [{ isTicked: false }, { isTicked: true }] })
})

test('adding nothing is said instead of done', () => {
  expect(addStep(checked(TWO), { kind: 'choicesLooked', known: [] })).toMatchObject({ isNoneTicked: true, focus: { part: 'first' } })
})

test('a wrong alias is opened, said and gets the focus; a mended one is quiet', () => {
  const wrong = after([{ kind: 'choiceChanged', remoteId: 'a', change: { alias: '' } }, { kind: 'remoteOpened', remoteId: null }, { kind: 'choicesLooked', known: [] }], checked(ONE))
  const mended = after([{ kind: 'choiceChanged', remoteId: 'a', change: { alias: 'shop' } }, { kind: 'choicesLooked', known: [] }], wrong)

  expect(wrong).toMatchObject({ showsWrong: true, openRemote: 'a', focus: { part: 'a/alias' } })
  expect(mended.showsWrong).toBe(false)
})

test('what was added takes everything typed with it, and late answers too', () => {
  const running = after([chosen, typedKey, began])
  const over = addStep(running, { kind: 'ended' })

  expect(over).toEqual({ ...EMPTY, run: running.run + 1 })
  expect(addStep(over, ended(running, ONE))).toEqual(over)
})

test('one of the team file fills in what the file knows, and leaves the key to the person', () => {
  const team = { providerId: HERE, remoteId: 'a', name: 'Shop', alias: 'shop', colour: 2, fields: { site: 'a' } }
  const chosen = addStep({ ...EMPTY, typed: {} }, { kind: 'teamChosen', account: team })

  expect(chosen).toMatchObject({ step: 'key', providerId: HERE, offer: null })
  expect(valuesOf(chosen)).toEqual({ site: 'a' })
  expect(sourceOf(chosen, FIELDS)).toEqual({ missing: 'key' })
})

test('choosing another of the same team checks anew', () => {
  const team = { providerId: HERE, remoteId: 'a', name: 'Shop', alias: 'shop', colour: 2, fields: { site: 'a' } }
  const first = addStep(addStep(EMPTY, { kind: 'teamChosen', account: team }), { kind: 'checkBegan' })
  const second = addStep(first, { kind: 'teamChosen', account: { ...team, remoteId: 'b', fields: { site: 'b' } } })

  expect(second.check).toEqual({ state: 'none' })
  expect(second.run).toBeGreaterThan(first.run)
  expect(valuesOf(second)).toEqual({ site: 'b' })
})
