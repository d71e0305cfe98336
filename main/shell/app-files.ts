import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

export type AppFile = Readonly<{ file: string; type: string }>

/**
 * The files of the built page by exact path. A request is looked up and never joined to a folder, so that no spelling of
 * `..` can lead out: what is not in the map does not exist.
 */
export async function mapAppFiles(folder: string): Promise<ReadonlyMap<string, AppFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter(entry => entry.isFile() && extname(entry.name) in TYPES)
      .map(entry => {
        const file = join(entry.parentPath, entry.name)
        const path = `/${relative(folder, file).split(sep).join('/')}`
        return [path, { file, type: TYPES[extname(entry.name)] ?? 'application/octet-stream' }]
      }),
  )
}
