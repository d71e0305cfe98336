import { expect, test } from 'vitest'
import { createOnePress } from './one-press.ts'

/** A row, and main, which answers when it is told to. */
function aRow() {
  const press = createOnePress()
  const runs: ((answer: boolean | Error) => void)[] = []
  const run = () => new Promise<boolean>((resolve, reject) => runs.push(answer => (answer instanceof Error ? reject(answer) : resolve(answer))))
  return { press: (shown: object) => press(shown, run), runs }
}

test('two presses in one moment are one', () => {
  const { press, runs } = aRow()

  void press({})
  void press({})

  expect(runs).toHaveLength(1)
})

test('a press after the answer and before the screen shows it does nothing', async () => {
  const { press, runs } = aRow()
  const shown = {}
  const first = press(shown)
  runs[0]?.(true)
  await first

  void press(shown)

  expect(runs).toHaveLength(1)
})

test('what is shown anew can be pressed anew', async () => {
  const { press, runs } = aRow()
  const first = press({})
  runs[0]?.(true)
  await first

  void press({})

  expect(runs).toHaveLength(2)
})

test.each([false, new Error('declined')])('what was not done can be asked for again (%s)', async answer => {
  const { press, runs } = aRow()
  const shown = {}
  const first = press(shown)
  runs[0]?.(answer)
  await first

  void press(shown)

  expect(runs).toHaveLength(2)
})
