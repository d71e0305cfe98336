import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** What set-up keeps for this checkout; safe to delete. */
export const cache = join(root, '.cache')
