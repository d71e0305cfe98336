import { describe, expect, test } from 'vitest'
import { fail, ok, type Result } from '#app/result.ts'
import { createTurns } from './in-turn.ts'

const hung: Result<string> = fail({ kind: 'vaultUnavailable', cause: 'hung' })

describe('work in turn', () => {
  test('starts only when what was asked before has ended', async () => {
    const inTurn = createTurns()
    const seen: string[] = []
    const work = (name: string) => async () => {
      seen.push(`${name} starts`)
      await Promise.resolve()
      seen.push(`${name} ends`)
      return ok(name)
    }

    await Promise.all([inTurn(work('a')), inTurn(work('b'))])

    expect(seen).toEqual(['a starts', 'a ends', 'b starts', 'b ends'])
  })

  test('tells everybody who waited behind a hang that it hangs, without asking', async () => {
    const inTurn = createTurns()
    let asked = 0
    const ask = async () => {
      asked += 1
      return hung
    }

    const results = await Promise.all([inTurn(ask), inTurn(ask), inTurn(ask)])

    expect(results).toEqual([hung, hung, hung])
    expect(asked).toBe(1)
  })

  test('asks again for whoever comes after the hang', async () => {
    const inTurn = createTurns()
    await inTurn(async () => hung)

    expect(await inTurn(async () => ok('well'))).toEqual(ok('well'))
  })

  test('goes on after work that failed or threw', async () => {
    const inTurn = createTurns()
    const bug = inTurn(async () => {
      throw new Error('a bug')
    })
    const after = inTurn(async () => ok('after'))

    await expect(bug).rejects.toThrow('a bug')
    expect(await after).toEqual(ok('after'))
  })
})
