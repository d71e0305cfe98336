// Composition root: reads like a table of contents. What happens is in the rooms.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { systemClock } from '#main/clock/system-clock.ts'
import { startDemo } from '#main/demo/demo.ts'
import { createEstate } from './estate.ts'
import { createLastResort } from './last-resort.ts'
import { createServe } from '#main/ipc/serve.ts'
import { createLog } from '#main/log/console-log.ts'
import { openSettings } from '#main/settings/open-settings.ts'
import { settingsFile } from '#main/settings/settings-file.ts'
import { inspectLink } from '#main/shell/link-gate.ts'
import { createLinks } from '#main/shell/links-opened.ts'
import { menuWords } from '#main/shell/menu-words.ts'
import { openExternal } from '#main/shell/open-external.ts'
import { saveFile } from '#main/shell/save-file.ts'
import { appFacts, createShell, giveUp, isFirstInstance, leave, prepareShell } from '#main/shell/shell.ts'

const log = createLog(line => process.stderr.write(`${line}\n`), systemClock.now)
const lastResort = createLastResort({ log, giveUp })
lastResort.outlive(process)
if (prepareShell() && isFirstInstance()) void lastResort.start(start)
else leave()

async function start(): Promise<void> {
  const facts = appFacts()
  const settings = openSettings({ folder: facts.settingsFolder, now: systemClock.now(), openShelf: settingsFile })

  const shell = createShell({
    pageFolder: join(facts.folder, 'out', 'renderer'),
    preload: join(facts.folder, 'out', 'preload', 'preload.cjs'),
    words: menuWords,
    keptPlace: () => settings.read().window,
    keepPlace(window) {
      const kept = settings.change({ window })
      if (!kept.ok) log.warn('the place of the window is not kept', { failure: kept.failure.kind })
    },
    onMenu: action => shell.tell([{ kind: 'menu', action }]),
    onSleep: () => estate.fallAsleep(),
    onWake: () => estate.checkNow(),
    onVisible: isVisible => estate.setVisible(isVisible),
    onPageLost: error => lastResort.end('the page does not load', error),
    onQuit: () => estate.close(),
  })
  const estate = createEstate({
    facts,
    settingsFolder: facts.settingsFolder,
    settings,
    log,
    clock: systemClock,
    random: Math.random,
    environment: process.env,
    keyringWorker: pathToFileURL(join(facts.folder, 'out', 'main', 'keyring-worker.js')),
    startDemo,
    saveFile,
    links: createLinks({ inspect: inspectLink, open: openExternal, now: systemClock.now }),
    tell: changes => shell.tell(changes),
    onPreferences: () => shell.applyTheme(settings.read().preferences.theme),
  })

  shell.listen(createServe({ handlers: () => estate.handlers(), unanswered: () => estate.failure(), log }))
  shell.applyTheme(settings.read().preferences.theme)
  // The window opens while the house does: what it asks meanwhile is answered when the house stands.
  await Promise.all([shell.open(), estate.enter(facts.args.includes('--demo') ? 'demo' : 'own')])
}
