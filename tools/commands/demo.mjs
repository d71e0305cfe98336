// The app on four demo accounts, served by simulators on this machine. With --once it paints, says so in one line and leaves.
import { ensureBuilt } from '../build/build.mjs'
import { openApp } from '../run/open-app.mjs'
import { showOnce } from '../run/show-once.mjs'
import { chooseHost } from '../setup/host.mjs'

const args = process.argv.slice(2)
await ensureBuilt()
const host = await chooseHost()
if (args.includes('--once')) {
  const shot = args.find(arg => arg.startsWith('--shot='))?.slice('--shot='.length) ?? null
  process.stdout.write(`${JSON.stringify(await showOnce(host, shot))}\n`)
  process.exit(0)
}
process.exit(await openApp(host, ['--demo', ...args]))
