import { expect, test } from 'vitest'
import { app } from '#app/contract/app.ts'
import { DEMO_BREAKS, DemoBreak } from './demo-break.ts'

test('six things can be broken in the demo, each by its own name', () => {
  expect(DEMO_BREAKS).toEqual(['offline', 'tooMany', 'down', 'slow', 'lostAnswer', 'lockedKeys'])
  expect(DEMO_BREAKS.map(which => DemoBreak.parse(which))).toEqual(DEMO_BREAKS)
})

test.each(['Offline', '', 'disk', 'offline,down', null, 0, ['offline'], { which: 'offline' }])('%j cannot be broken', which => {
  expect(DemoBreak.safeParse(which).success).toBe(false)
})

test('a window breaks or mends one thing at a time, and says which of both', () => {
  const { input } = app['demo.break']

  expect(DEMO_BREAKS.flatMap(which => [true, false].map(isBroken => input.safeParse({ which, isBroken }).success))).not.toContain(false)
  for (const wrong of [{ which: 'offline' }, { isBroken: true }, { which: 'offline', isBroken: 'yes' }, { which: [...DEMO_BREAKS], isBroken: true }]) {
    expect(input.safeParse(wrong).success).toBe(false)
  }
})

test('several things may be broken at once, or none', () => {
  const { output } = app['demo.breaks']

  expect(output.parse([])).toEqual([])
  expect(output.parse([...DEMO_BREAKS])).toEqual(DEMO_BREAKS)
  expect(output.safeParse(['offline', 'disk']).success).toBe(false)
})
