// Installers for this platform, from a fresh build. Nothing is published.
import { join } from 'node:path'
import { ensureBuilt } from '../build/build.mjs'
import { root } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'

await ensureBuilt()
process.exit(await run(join(root, 'node_modules', '.bin', 'electron-builder'), ['--publish', 'never', ...process.argv.slice(2)], { cwd: root }))
