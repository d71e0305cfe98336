import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/paths.mjs'

/**
 * What is wrong with the lockfile: optional packages (other platforms' binaries) that npm silently left out, which makes
 * `npm ci` stop elsewhere; addresses of a registry; packages without integrity; install scripts outside of the named list.
 * @param {{ packages: Record<string, LockedPackage> }} lockfile
 * @param {ReadonlySet<string>} scriptsAllowed
 * @returns {string[]} sentences
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, hasInstallScript?: boolean, optionalDependencies?: Record<string, string> }} LockedPackage
 */
export function faultsOfLockfile({ packages }, scriptsAllowed) {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return []
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return [
      ...Object.keys(entry.optionalDependencies ?? {})
        .filter(optional => !resolves(packages, path, optional))
        .map(optional => `${name} needs ${optional}, which the lockfile leaves out`),
      ...(entry.resolved === undefined ? [] : [`${name} carries a registry address`]),
      ...(entry.integrity === undefined && entry.link !== true ? [`${name} has no integrity`] : []),
      ...(entry.hasInstallScript === true && !scriptsAllowed.has(name) ? [`${name} has an install script that nobody allowed`] : []),
    ]
  })
}

/** @param {Record<string, LockedPackage>} packages @param {string} from @param {string} name @returns {boolean} */
function resolves(packages, from, name) {
  if (`${from}/node_modules/${name}` in packages) return true
  const outer = from.lastIndexOf('/node_modules/')
  return outer === -1 ? `node_modules/${name}` in packages : resolves(packages, from.slice(0, outer), name)
}

/** Packages whose install scripts are known and never run: set-up installs with scripts off. */
export const KNOWN_SCRIPTS = new Set(['electron-winstaller', 'fsevents'])

export function readLockfile() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
}

