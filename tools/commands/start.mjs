// The app on a person's own accounts.
import { ensureBuilt } from '../build/build.mjs'
import { chooseHost } from '../setup/host.mjs'
import { openApp } from '../run/open-app.mjs'

await ensureBuilt()
process.exit(await openApp(await chooseHost(), process.argv.slice(2)))
