import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConnectionReport } from '#app/domain/connection-report.ts'
import { aDeadAddress } from './http/testing/a-server.ts'
import type { Credential } from './provider.ts'
import type { ProviderFixture, StartFixture } from './provider-fixture.contract.ts'

const check = (desk: ProviderFixture, credential: Credential, signal?: AbortSignal) =>
  desk.provider.check(credential, { http: desk.http, clock: desk.clock, ...(signal === undefined ? {} : { signal }) })

/** The live check of a credential. */
export function describeChecking(start: StartFixture): void {
  describe('checking a credential', () => {
    test('a good one opens something, and says what it can do there', async () => {
      const desk = await start()

      const report = await check(desk, desk.credential)

      expect(ConnectionReport.parse(report)).toEqual(report)
      if (report.outcome !== 'good') return expect(report).toBe('good')
      expect(report.remotes.length).toBeGreaterThan(0)
      expect(report.candidates.map(({ name }) => name)).toContain(desk.operator.name)
      const said = report.capabilities.map(({ name }) => name)
      expect(new Set(said).size).toBe(said.length)
    })

    test('what it says it can do is what the open account says', async () => {
      const desk = await start()

      const report = await check(desk, desk.credential)

      expect(report.outcome === 'good' && report.capabilities).toEqual(desk.open().capabilities())
    })

    test('a wrong one names the field that is wrong', async () => {
      const desk = await start()
      expect(desk.wrongCredentials.length).toBeGreaterThan(0)

      for (const { name, credential, field } of desk.wrongCredentials) {
        expect({ name, ...(await check(desk, credential)) }).toMatchObject({ name, outcome: 'bad', field })
      }
    })

    test('a field that was left empty is named before anything is asked', async () => {
      const desk = await start()
      const needed = desk.provider.manifest.fields.filter(field => !field.isOptional && field.options.length === 0)
      expect(needed.length).toBeGreaterThan(0)

      for (const { name } of needed) {
        expect(await check(desk, { ...desk.credential, [name]: '' })).toMatchObject({ outcome: 'bad', field: name })
        expect(await check(desk, { ...desk.credential, [name]: '  ' })).toMatchObject({ outcome: 'bad', field: name })
      }
      expect(desk.asked()).toEqual([])
    })

    test('nothing that anybody could type makes it throw, or say that all is well', async () => {
      const desk = await start()
      const names = desk.provider.manifest.fields.filter(field => !field.isOptional && field.options.length === 0).map(({ name }) => name)
      const typed = fc.oneof(fc.string(), fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map(codes => String.fromCodePoint(...codes)), fc.constantFrom('Bearer x', 'a:b', '\n', 'https://', '//', '__proto__'))

      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), typed, async (name, text) => {
          expect((await check(desk, { ...desk.credential, [name]: text })).outcome).toBe('bad')
        }),
        { numRuns: 100 },
      )
    })

    test.each(['refused', 'dropped', 'html', 'cutShort'] as const)('a service in trouble (%s) is a report, and none of its fields is to blame that a person cannot mend', async kind => {
      const desk = await start()
      desk.trouble.make('everything', kind === 'refused' ? { kind, status: 503 } : { kind })

      const report = await check(desk, desk.credential)

      const expected = { refused: 'providerDown', dropped: 'offline', html: 'unreadable', cutShort: 'unreadable' }[kind]
      expect(report).toMatchObject({ outcome: 'bad', failure: { kind: expected } })
    })

    test('nobody at the other end is said as that', async () => {
      const desk = await start()

      expect(await check(desk, desk.at(await aDeadAddress()))).toMatchObject({ outcome: 'bad', failure: { kind: 'offline' } })
    })

    test('a person who goes away cancels it', async () => {
      const desk = await start()

      expect(await check(desk, desk.credential, AbortSignal.abort())).toMatchObject({ outcome: 'bad', failure: { kind: 'cancelled' } })
    })

    test('no report carries a secret', async () => {
      const desk = await start()
      const secrets = desk.provider.manifest.fields.filter(({ isSecret }) => isSecret).map(({ name }) => desk.credential[name] ?? '')
      const reports = await Promise.all([desk.credential, ...desk.wrongCredentials.map(({ credential }) => credential)].map(one => check(desk, one)))

      expect(secrets.filter(secret => secret !== '').length).toBeGreaterThan(0)
      expect(secrets.filter(secret => JSON.stringify(reports).includes(secret))).toEqual([])
    })
  })
}
