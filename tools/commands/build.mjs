import { ensureBuilt } from '../build/build.mjs'

await ensureBuilt()
