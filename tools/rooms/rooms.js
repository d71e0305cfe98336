// @ts-check
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

// Who may import whom. This table is turned into lint rules by oxlint.config.ts; rooms.test.ts plants a violation of each
// row and sees it caught. `files` are the room, `may` are the other rooms it sees (folders or files, as in package.json's
// "imports"), `doors` the dangers that only it may touch. A room always sees itself. The first match wins, from the top.

/** Packages and built-ins that are dangers: each has one door. */
export const DOORS = {
  electron: ['electron', 'electron/*'],
  sqlite: ['better-sqlite3', 'node:sqlite'],
  keychain: ['@napi-rs/keyring', '@napi-rs/keyring/*'],
  settingsFile: ['electron-store'],
  socket: ['socket.io-client'],
  server: ['fastify', 'fastify/*', 'socket.io', 'node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/*'],
  threads: ['node:worker_threads'],
  processes: ['node:child_process', 'node:cluster'],
}

/**
 * @typedef {{ name: string, files: string[], may: string[], doors?: (keyof typeof DOORS)[], packages?: string[], why?: string }} Room
 * `packages`: when given, the only bare packages and built-ins the room may import besides its doors.
 */

/** A folder per thing that a person sees, each a room of its own: what two of them need lies in a room that both may see. */
const FEATURES = readdirSync(join(import.meta.dirname, '..', '..', 'renderer', 'features')).map(name => ({
  name: `renderer/features/${name}`,
  files: [`renderer/features/${name}/**`],
  may: ['#app', '#renderer/queries', '#renderer/ui-state', '#renderer/design', '#renderer/words'],
}))

/** @type {Room[]} */
export const ROOMS = [
  { name: 'app', files: ['app/**'], may: [], packages: ['zod'] },
  { name: 'preload', files: ['preload/**'], may: ['#app/contract'], doors: ['electron'], packages: [] },

  { name: 'main/testing', files: ['main/testing/**'], may: ['#app', '#main/clock', '#main/log', '#main/store'] },
  { name: 'main/clock', files: ['main/clock/**'], may: ['#app'] },
  { name: 'main/log', files: ['main/log/**'], may: ['#app'] },
  { name: 'main/providers/http', files: ['main/providers/http/**'], may: ['#app', '#main/clock'] },
  { name: 'main/providers/crisp/simulator', files: ['main/providers/crisp/simulator/**'], may: [], doors: ['server'] },
  { name: 'main/providers/freshchat/simulator', files: ['main/providers/freshchat/simulator/**'], may: [], doors: ['server'] },
  { name: 'main/providers/crisp', files: ['main/providers/crisp/**'], may: ['#app', '#main/clock', '#main/providers/provider.ts', '#main/providers/cursor.ts', '#main/providers/http'], doors: ['socket'] },
  { name: 'main/providers/freshchat', files: ['main/providers/freshchat/**'], may: ['#app', '#main/clock', '#main/providers/provider.ts', '#main/providers/cursor.ts', '#main/providers/http'] },
  { name: 'main/providers', files: ['main/providers/*.ts'], may: ['#app', '#main/clock', '#main/providers'] },
  { name: 'main/quota', files: ['main/quota/**'], may: ['#app', '#main/clock', '#main/change-feed.ts', '#main/store/store.ts', '#main/providers/provider.ts', '#main/providers/http'] },
  { name: 'main/store', files: ['main/store/**'], may: ['#app', '#main/clock', '#main/log', '#main/system-trouble.ts'], doors: ['sqlite'] },
  { name: 'main/vault/testing', files: ['main/vault/testing/**'], may: ['#app', '#main/vault'], doors: ['keychain', 'processes', 'threads'] },
  { name: 'main/vault', files: ['main/vault/**'], may: ['#app', '#main/clock', '#main/system-trouble.ts'], doors: ['keychain', 'threads'] },
  { name: 'main/files', files: ['main/files/**'], may: ['#app', '#main/log', '#main/change-feed.ts', '#main/store', '#main/system-trouble.ts'] },
  { name: 'main/settings', files: ['main/settings/**'], may: ['#app', '#main/system-trouble.ts'], doors: ['settingsFile'] },
  { name: 'main/sync', files: ['main/sync/**'], may: ['#app', '#main/clock', '#main/log', '#main/change-feed.ts', '#main/turns.ts', '#main/store', '#main/quota', '#main/accounts/directory.ts', '#main/providers/provider.ts'] },
  { name: 'main/outbox', files: ['main/outbox/**'], may: ['#app', '#main/clock', '#main/log', '#main/change-feed.ts', '#main/turns.ts', '#main/store', '#main/quota', '#main/accounts/directory.ts', '#main/providers/provider.ts'] },
  { name: 'main/journal', files: ['main/journal/**'], may: ['#app', '#main/clock', '#main/log', '#main/change-feed.ts', '#main/store'] },
  { name: 'main/accounts', files: ['main/accounts/**'], may: ['#app', '#main/clock', '#main/log', '#main/change-feed.ts', '#main/store', '#main/vault', '#main/quota', '#main/providers/provider.ts', '#main/providers/http'] },
  { name: 'main/demo', files: ['main/demo/**'], may: ['#app', '#main/clock', '#main/providers/crisp/manifest.ts', '#main/providers/freshchat/manifest.ts', '#main/providers/crisp/simulator', '#main/providers/freshchat/simulator'] },
  { name: 'main/ipc', files: ['main/ipc/**'], may: ['#app', '#main/clock', '#main/log', '#main/change-feed.ts', '#main/store', '#main/files', '#main/sync', '#main/outbox', '#main/vault', '#main/settings', '#main/quota', '#main/accounts', '#main/journal', '#main/providers/provider.ts'] },
  { name: 'main/shell', files: ['main/shell/**'], may: ['#app', '#main/system-trouble.ts'], doors: ['electron'] },
  { name: 'main', files: ['main/*.ts'], may: ['#app', '#main'] },

  { name: 'renderer/bridge', files: ['renderer/bridge/**'], may: ['#app'], packages: ['i18next'] },
  { name: 'renderer/queries', files: ['renderer/queries/**'], may: ['#app', '#renderer/bridge'], packages: ['@tanstack/react-query', 'react'] },
  { name: 'renderer/ui-state', files: ['renderer/ui-state/**'], may: ['#app/domain', '#app/contract'], packages: ['zustand', 'zustand/*', 'react'] },
  { name: 'renderer/words', files: ['renderer/words/**'], may: ['#app'], packages: ['i18next', 'react-i18next', 'react'] },
  { name: 'renderer/design', files: ['renderer/design/**'], may: [] },
  ...FEATURES,
  { name: 'renderer', files: ['renderer/*.ts', 'renderer/*.tsx'], may: ['#app', '#renderer'] },

  { name: 'e2e', files: ['e2e/**'], may: ['#app', '#main/demo', '#main/providers/crisp/simulator', '#main/providers/freshchat/simulator', '#main/vault/testing', '#tools'], doors: ['server', 'processes'] },
]
