/** Source lines of one file. @typedef {{ file: string, lines: number }} Measured */

export const MOST_LINES = 400
export const MEDIAN_LINES = 85
export const P90_LINES = 250
const PRELOAD_LINES = 30
const TESTS_TO_SOURCE = 1.2
/** Lines of tests for each line of source: where a mistake costs a message, and where the rooms are joined. */
const TESTED_ROOMS = {
  app: TESTS_TO_SOURCE,
  'main/quota': TESTS_TO_SOURCE,
  'main/sync': TESTS_TO_SOURCE,
  'main/outbox': TESTS_TO_SOURCE,
  'main/store': TESTS_TO_SOURCE,
  'main/providers': TESTS_TO_SOURCE,
  'main/accounts': 1,
  'main/ipc': 1,
}

/**
 * What breaks the house's budgets, in sentences.
 * @param {readonly Measured[]} files every tracked source file
 * @returns {string[]}
 */
export function brokenBudgets(files) {
  const sources = files.filter(({ file }) => !isTest(file))
  const sorted = sources.map(({ lines }) => lines).toSorted((a, b) => a - b)
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return [
    ...files.filter(({ lines }) => lines > MOST_LINES).map(({ file, lines }) => `${file} has ${lines} lines; split it (${MOST_LINES} at most)`),
    ...(at(0.5) > MEDIAN_LINES ? [`the median source file has ${at(0.5)} lines (${MEDIAN_LINES} at most)`] : []),
    ...(at(0.9) > P90_LINES ? [`one source file in ten has more than ${at(0.9)} lines (${P90_LINES} at most)`] : []),
    ...files.filter(({ file, lines }) => file === 'preload/preload.ts' && lines > PRELOAD_LINES).map(({ lines }) => `the preload has ${lines} lines (${PRELOAD_LINES} at most)`),
    ...Object.entries(TESTED_ROOMS).flatMap(([room, least]) => undertested(files, room, least)),
  ]
}

/** @param {readonly Measured[]} files @param {string} room @param {number} least */
function undertested(files, room, least) {
  const within = files.filter(({ file }) => file.startsWith(`${room}/`) && !file.includes('/simulator/') && !file.includes('/testing/'))
  const sum = (/** @type {readonly Measured[]} */ some) => some.reduce((total, { lines }) => total + lines, 0)
  const source = sum(within.filter(({ file }) => !isTest(file)))
  const tests = sum(within.filter(({ file }) => isTest(file)))
  const ratio = source === 0 ? least : tests / source
  return ratio < least ? [`${room}: tests are ${ratio.toFixed(2)} of the source (${least} at least)`] : []
}

/** @param {string} file */
export function isTest(file) {
  return /\.(test|contract)\.tsx?$/.test(file)
}
