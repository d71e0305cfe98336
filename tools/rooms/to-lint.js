// @ts-check
import manifest from '../../package.json' with { type: 'json' }
import { DOORS, ROOMS } from './rooms.js'

/** @typedef {import('./rooms.js').Room} Room */

const TESTS = ['.test.ts', '.test.tsx', '.contract.ts']
/** What a test may start beside the room it tests: a real server, a real process. */
const TEST_DOORS = /** @type {const} */ (['server', 'processes'])

/** Made-up records that every test may use. */
const BUILDERS = ['#main/testing', '#main/providers/provider.contract.ts']

/** The table as lint overrides: for each room one for its sources and one for its tests, which may use any package. */
export function roomOverrides() {
  return ROOMS.flatMap(room => {
    const nested = ROOMS.slice(0, ROOMS.indexOf(room)).flatMap(earlier => (liesWithin(earlier, room) ? earlier.files : []))
    const tests = room.files.flatMap(testsOf)
    const { packages: _, ...roomOfTests } = { ...room, may: [...room.may, ...BUILDERS], doors: [...(room.doors ?? []), ...TEST_DOORS] }
    return [
      { files: room.files, excludeFiles: [...nested, ...tests], rules: closing(room) },
      { files: tests, excludeFiles: nested, rules: closing(roomOfTests) },
    ]
  })
}

/** @param {string} glob @returns {string[]} */
function testsOf(glob) {
  const folder = glob.slice(0, glob.lastIndexOf('/') + 1)
  return [...TESTS.map(ending => `${folder}${glob.endsWith('**') ? '**/' : ''}*${ending}`), ...(glob.endsWith('**') ? [`${folder}**/testing/**`] : [])]
}

/** @param {Room} room @returns {import('oxlint').DummyRuleMap} */
function closing(room) {
  return { 'no-restricted-imports': ['error', { patterns: restrictions(room) }] }
}

/** @param {Room} inner @param {Room} outer */
function liesWithin(inner, outer) {
  return inner.name !== outer.name && inner.name.startsWith(`${outer.name}/`)
}

/** @param {Room} room */
function restrictions(room) {
  const own = `#${room.name}`
  const seen = [own, ...room.may].flatMap(place => (place.endsWith('.ts') ? [`!${place}`] : [`!${place}/**`]))
  const closed = Object.entries(DOORS).filter(([door]) => !(room.doors ?? []).some(open => open === door))
  return [
    { group: ['../*', '../**'], message: 'Write #room/… for another folder, ./… for this one.' },
    { group: ['#*/**', ...seen], message: `${room.name} may import only itself${room.may.map(place => `, ${place}`).join('')}.` },
    ...closed.map(([door, names]) => ({ group: names, message: `${room.name} does not keep the door "${door}".` })),
    ...(room.packages === undefined ? [] : [onlyPackages(room, room.packages)]),
  ]
}

/**
 * Every package of the manifest and every built-in is closed but what is named. Closed names are listed one by one:
 * oxlint knows no look-ahead, and a `!name` in one group would open it in all.
 * @param {Room} room @param {string[]} packages
 */
function onlyPackages(room, packages) {
  const open = new Set([...packages, ...(room.doors ?? []).flatMap(door => DOORS[door])])
  const isOpen = (/** @type {string} */ name) => open.has(name) || open.has(`${name}/*`)
  const known = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const closed = [...known.filter(name => !isOpen(name)), 'node:[a-z_/]+'].map(name => name.replaceAll('.', '\\.'))
  return {
    regex: `^(${closed.join('|')})(/.*)?$`,
    message: `${room.name} may import only these packages: ${packages.join(', ') || 'none'}.`,
  }
}
