// @ts-check
import manifest from '../../package.json' with { type: 'json' }
import { DOORS, ROOMS } from './rooms.js'

/** @typedef {import('./rooms.js').Room} Room */

/** The table as lint overrides: one per room, each saying what its files must not import. Tests may import test tools. */
export function roomOverrides() {
  return ROOMS.map(room => ({
    files: room.files,
    excludeFiles: ROOMS.slice(0, ROOMS.indexOf(room)).flatMap(earlier => (liesWithin(earlier, room) ? earlier.files : [])),
    rules: { 'no-restricted-imports': ['error', { patterns: restrictions(room) }] },
  }))
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
