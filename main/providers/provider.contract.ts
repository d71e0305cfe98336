import { describe } from 'vitest'
import { describeChecking } from './checking.contract.ts'
import { describeDeeds } from './deeds.contract.ts'
import { describeReading } from './reading.contract.ts'
import { describeSending } from './sending.contract.ts'
import { describeTrouble } from './trouble.contract.ts'
import { describeUploading } from './uploading.contract.ts'
import { describeWatching } from './watching.contract.ts'
import type { StartFixture } from './provider-fixture.contract.ts'

export type { ProviderFixture, Trouble } from './provider-fixture.contract.ts'

/** What every provider promises, whichever service it speaks to. `start` opens it on a fresh simulator. */
export function describeProvider(name: string, start: StartFixture): void {
  describe(`the provider ${name}`, () => {
    describeChecking(start)
    describeReading(start)
    describeSending(start)
    describeUploading(start)
    describeDeeds(start)
    describeTrouble(start)
    describeWatching(start)
  })
}

/** Only what differs from one kind of token to another of the same service. */
export function describeToken(name: string, start: StartFixture): void {
  describe(`the provider ${name}`, () => {
    describeChecking(start)
    describeDeeds(start)
  })
}
