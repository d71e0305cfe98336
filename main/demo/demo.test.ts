import { afterEach, expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { startCrispSimulator } from '#main/providers/crisp/simulator/crisp-simulator.ts'
import { createDice } from './dice.ts'
import { startDemo, type Demo } from './demo.ts'
import { tellStory } from './story.ts'

let demo: Demo | null = null
afterEach(async () => {
  await demo?.close()
  demo = null
})

test('the demo has four accounts, at least 2,000 conversations and 30,000 messages', async () => {
  demo = await startDemo({ clock: aClock() })

  expect(demo.accounts).toHaveLength(4)
  expect(demo.facts().accounts).toBe(4)
  expect(demo.facts().conversations).toBeGreaterThanOrEqual(2_000)
  expect(demo.facts().messages).toBeGreaterThanOrEqual(30_000)
})

test('every address of the demo is on this machine', async () => {
  demo = await startDemo({ clock: aClock() })

  const addresses = demo.accounts.map(({ credential }) => new URL(credential['apiUrl'] ?? credential['chatUrl'] ?? 'nowhere:'))

  expect(addresses.map(({ hostname }) => hostname)).toEqual(Array.from({ length: 4 }, () => '127.0.0.1'))
})

test('the same seed tells the same story', () => {
  const needs = () => ({ dice: createDice(5), now: 1_767_600_000_000, operators: 3, brand: 'x' })

  expect(tellStory(needs(), 3)).toEqual(tellStory(needs(), 3))
})

test('lines of a story never go back in time and end before now', () => {
  const dice = createDice(9)
  for (let nth = 0; nth < 200; nth += 1) {
    const { lines } = tellStory({ dice, now: 1_767_600_000_000, operators: 3, brand: 'x' }, nth)
    const times = lines.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThan(1_767_600_000_000)
  }
})

test('who writes was there before, was seen since, and has a number of the own country', () => {
  const dice = createDice(9)
  const now = 1_767_600_000_000
  const codes: Readonly<Record<string, string>> = { GB: '+44', DE: '+49', FR: '+33', ES: '+34', BR: '+55', TR: '+90', KZ: '+7', JP: '+81', SG: '+65', KR: '+82', IN: '+91', TH: '+66', AE: '+971', IL: '+972' }
  for (let nth = 0; nth < 200; nth += 1) {
    const { lines, firstSeenAt, lastSeenAt, isOnline, visitor } = tellStory({ dice, now, operators: 3, brand: 'x' }, nth)
    expect(firstSeenAt).toBeLessThan(lines[0]?.at ?? 0)
    expect(lastSeenAt).toBeGreaterThanOrEqual(lines.at(-1)?.at ?? now)
    expect(isOnline ? lastSeenAt === now : lastSeenAt <= now).toBe(true)
    if (visitor.phone !== null) expect(visitor.phone).toMatch(new RegExp(`^\\${codes[visitor.words.country]} [0-9 ]+$`))
  }
})

test('a campaign is made before it begins, and reaches no more people than it has recipients', async () => {
  const clock = aClock()
  const crisp = await startCrispSimulator({ clock, seed: 1 })
  demo = await startDemo({ clock, startCrisp: () => Promise.resolve(crisp) })
  const sites = demo.accounts.flatMap(({ credential: { websiteId } }) => (websiteId === undefined ? [] : [crisp.world.site(websiteId)]))
  const campaigns = sites.flatMap(site => [...site.campaigns.values()])
  expect(campaigns.length).toBeGreaterThan(5)
  for (const { createdAt, dispatchedAt, updatedAt, targets, reached } of campaigns) {
    expect(createdAt).toBeLessThanOrEqual(dispatchedAt ?? createdAt)
    expect(dispatchedAt ?? createdAt).toBeLessThanOrEqual(updatedAt)
    expect(reached).toBeLessThanOrEqual(targets)
  }
})

test('visitors and colleagues go on writing while the demo runs', async () => {
  const clock = aClock()
  demo = await startDemo({ clock })
  const before = demo.facts()

  for (let minute = 0; minute < 20; minute += 1) await clock.advance(60_000)

  expect(demo.facts().conversations).toBeGreaterThan(before.conversations)
  expect(demo.facts().messages).toBeGreaterThan(before.messages)
})

test('a service that does not start leaves none of the others running', async () => {
  const clock = aClock()
  let address = ''
  const startCrisp: typeof startCrispSimulator = async needs => {
    const crisp = await startCrispSimulator(needs)
    address = crisp.url
    return crisp
  }

  await expect(startDemo({ clock, startCrisp, startFreshchat: () => Promise.reject(new Error('no port is free')) })).rejects.toThrow('no port is free')

  await expect(fetch(address)).rejects.toThrow()
})
