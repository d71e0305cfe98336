import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** One life of the app in one file, and the thread beside it, which start twice as fast as a hundred sources: there are many lives. Answers their folder. */
export async function bundleLife(): Promise<string> {
  const outDir = join(ROOT, 'out', 'prove')
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true, outDir, emptyOutDir: false, target: 'node22', minify: false,
      rollupOptions: { input: { life: join(import.meta.dirname, 'life.ts'), watcher: join(import.meta.dirname, 'watcher.ts') }, external: ['better-sqlite3'], output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  return outDir
}
