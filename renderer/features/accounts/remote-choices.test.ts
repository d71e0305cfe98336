import { expect, test } from 'vitest'
import { providerId } from '#app/domain/provider-id.ts'
import type { TeamAccount } from '#app/domain/team-file.ts'
import { allTicked, choicesOf, firstWrongChoice, newAccounts, problemsOf, ticked, type GoodReport, type KnownAccount } from './remote-choices.ts'

const HERE = providerId('here')
const remote = (remoteId: string, name = `Site ${remoteId}`) => ({ remoteId, name, domain: null })
const person = (remoteId: string, operatorRemoteId: string) => ({ remoteId, operatorRemoteId, name: operatorRemoteId, email: null })
const aReport = (report: Partial<GoodReport> = {}): GoodReport => ({ outcome: 'good', remotes: [remote('a')], candidates: [], capabilities: [], ...report })
const aKnown = (known: Partial<KnownAccount> = {}): KnownAccount => ({ name: 'Old', alias: 'default', colour: 0, providerId: HERE, remoteId: 'old', ...known })

function choose({ report = aReport(), known = [] as readonly KnownAccount[], team = [] as readonly TeamAccount[], before = choicesOf({ report, known, team, providerId: HERE, before: [] }) } = {}) {
  return choicesOf({ report, known, team, providerId: HERE, before })
}

test('the only website is ticked, with a free alias and colour', () => {
  expect(choose({ known: [aKnown()] })).toEqual([
    { remoteId: 'a', title: 'Site a', domain: null, knownAs: null, isTicked: true, name: 'Site a', alias: 'site-a', colour: 1, meRemoteId: null },
  ])
})

test('of several none is ticked: a person says which', () => {
  expect(choose({ report: aReport({ remotes: [remote('a'), remote('b')] }) }).map(({ isTicked }) => isTicked)).toEqual([false, false])
})

test('one that has an account already cannot be added twice, and the other is then the only one', () => {
  const choices = choose({ report: aReport({ remotes: [remote('a'), remote('b')] }), known: [aKnown({ name: 'Lamps', remoteId: 'a' })] })

  expect(choices.map(({ knownAs, isTicked }) => [knownAs, isTicked])).toEqual([['Lamps', false], [null, true]])
  expect(ticked(choices, [], 'a')).toEqual(choices)
})

test('the same id at another provider is another website', () => {
  expect(choose({ known: [aKnown({ remoteId: 'a', providerId: providerId('elsewhere') })] })[0]?.knownAs).toBeNull()
})

test('two that are ticked one after the other share neither alias nor colour', () => {
  const report = aReport({ remotes: [remote('a', 'Shop'), remote('b', 'Shop')] })
  const both = ticked(ticked(choose({ report, known: [aKnown()] }), [aKnown()], 'a'), [aKnown()], 'b')

  expect(both.map(({ alias, colour }) => [alias, colour])).toEqual([['shop', 1], ['shop-2', 2]])
})

test('ticking all leaves out what is added already, and nobody shares an alias', () => {
  const report = aReport({ remotes: [remote('a', 'Shop'), remote('b', 'Shop'), remote('c', 'Shop')] })
  const known = [aKnown({ remoteId: 'b' })]

  expect(allTicked(choose({ report, known }), known).map(({ isTicked, alias }) => [isTicked, alias])).toEqual([[true, 'shop'], [false, ''], [true, 'shop-2']])
})

test('unticking and ticking again keeps what was typed', () => {
  const typed = choose().map(choice => ({ ...choice, alias: 'mine' }))

  expect(ticked(ticked(typed, [], 'a'), [], 'a')[0]).toMatchObject({ isTicked: true, alias: 'mine' })
})

test('a repeated check keeps what was typed, and drops the tick of what was added meanwhile', () => {
  const typed = choose().map(choice => ({ ...choice, name: 'My name' }))

  expect(choose({ before: typed })[0]).toMatchObject({ name: 'My name', isTicked: true })
  expect(choose({ before: typed, known: [aKnown({ remoteId: 'a' })] })[0]).toMatchObject({ knownAs: 'Old', isTicked: false })
})

test('names of the service are cut to what an account may have, and an empty one falls back to the id', () => {
  const report = aReport({ remotes: [remote('a', 'x'.repeat(90)), remote('b', '   ')] })

  expect(choose({ report }).map(({ name }) => name)).toEqual(['x'.repeat(60), 'b'])
})

test('the only operator of a website is the person, of several nobody is guessed', () => {
  const report = aReport({ remotes: [remote('a'), remote('b')], candidates: [person('a', 'ana'), person('b', 'ben'), person('b', 'cy')] })

  expect(choose({ report }).map(({ meRemoteId }) => meRemoteId)).toEqual(['ana', null])
})

test('an empty name and a taken alias are both named', () => {
  expect(problemsOf({ name: ' ', alias: 'default' }, ['default'])).toEqual({ name: 'empty', alias: 'taken' })
  expect(problemsOf({ name: 'Shop', alias: 'shop' }, ['default'])).toEqual({ name: null, alias: null })
})

test('the first wrong part of the first wrong ticked one is found, two alike count as wrong', () => {
  const report = aReport({ remotes: [remote('a'), remote('b'), remote('c')] })
  const both = ticked(ticked(choose({ report }), [], 'b'), [], 'c')
  const alike = both.map(choice => (choice.isTicked ? { ...choice, alias: 'same' } : choice))

  expect(firstWrongChoice(both, [])).toBeNull()
  expect(firstWrongChoice(alike, [])).toEqual({ remoteId: 'b', part: 'alias' })
  expect(firstWrongChoice(alike.map(choice => ({ ...choice, name: '' })), [])).toEqual({ remoteId: 'b', part: 'name' })
})

test('only what is ticked becomes an account, with its name trimmed', () => {
  const report = aReport({ remotes: [remote('a', 'Shop'), remote('b')] })
  const choices = ticked(choose({ report }), [], 'a').map(choice => ({ ...choice, name: ` ${choice.name} ` }))

  expect(newAccounts(choices)).toEqual([{ remoteId: 'a', name: 'Shop', alias: 'default', colour: 0, meRemoteId: null }])
})

const inTeam = (remoteId: string, said: Partial<TeamAccount> = {}): TeamAccount => ({ providerId: HERE, remoteId, name: `Team ${remoteId}`, alias: `team-${remoteId}`, colour: 7, fields: {}, ...said })

test('what the team has is ticked under its name, alias and colour; the rest waits for a person', () => {
  const choices = choose({ report: aReport({ remotes: [remote('a'), remote('b')] }), team: [inTeam('b'), inTeam('a', { providerId: providerId('elsewhere') })] })

  expect(choices.map(({ isTicked, name, alias, colour }) => [isTicked, name, alias, colour])).toEqual([[false, 'Site a', '', 0], [true, 'Team b', 'team-b', 7]])
})

test('an alias or a colour of the team that somebody has here already is not taken twice', () => {
  const [choice] = choose({ known: [aKnown({ alias: 'team-a', colour: 7 })], team: [inTeam('a')] })

  expect(choice).toMatchObject({ isTicked: true, name: 'Team a', alias: 'team-a-2', colour: 0 })
})

test('unticked by hand, what the team has stays so when the check is repeated', () => {
  const team = [inTeam('a'), inTeam('b')]
  const report = aReport({ remotes: [remote('a'), remote('b')] })
  const unticked = ticked(choose({ report, team }), [], 'a')

  expect(choose({ report, team, before: unticked }).map(({ isTicked }) => isTicked)).toEqual([false, true])
})
