import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import manifest from './package.json' with { type: 'json' }

const bundled = ['#app/', '#main/', './', '/']

/** Our own code becomes one file per entry; what main needs at run time stays in node_modules and is in `dependencies`. */
export default defineConfig({
  build: {
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    sourcemap: true,
    ssr: true,
    rollupOptions: {
      input: { main: 'main/main.ts', 'keyring-worker': 'main/vault/keyring-worker.ts' },
      external: id =>
        !bundled.some(prefix => id.startsWith(prefix)) &&
        (id === 'electron' || id.startsWith('node:') || builtinModules.includes(id) || isDependency(id)),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})

function isDependency(id: string): boolean {
  return Object.keys(manifest.dependencies).some(name => id === name || id.startsWith(`${name}/`))
}
