// Everything: the checks, a taste of the proof, then the stories on the built app.
import { join } from 'node:path'
import { ensureBuilt } from '../build/build.mjs'
import { check } from '../check/check.mjs'
import { chooseHost } from '../setup/host.mjs'
import { root } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'

const checked = await check()
const proved = await run(process.execPath, ['--no-warnings', join(root, 'tools', 'prove', 'prove.ts'), '--quick'], { cwd: root })
say(`guarantees: ${proved === 0 ? 'good' : 'FAILED'}`)
await ensureBuilt()
const host = await chooseHost()
const stories = await run(join(root, 'node_modules', '.bin', 'playwright'), ['test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, FORCE_COLOR: '0', TRIBUTARY_EXECUTABLE: host.executable, TRIBUTARY_HOST_ARGS: JSON.stringify(host.args) },
})
say(`stories: ${stories === 0 ? 'good' : 'FAILED'}`)
process.exit(checked === 0 && proved === 0 && stories === 0 ? 0 : 1)
