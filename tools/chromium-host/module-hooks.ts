import { registerHooks } from 'node:module'

const NAMES = new Set(['electron', 'electron/main', 'electron/common'])

/** From here on `electron` is the host's, for `import` and `require`, in the app and in its packages. */
export function resolveElectronHere(): void {
  const url = import.meta.resolve('./electron.ts')
  registerHooks({
    resolve: (specifier, context, next) => (NAMES.has(specifier) ? { url, format: 'module-typescript', shortCircuit: true } : next(specifier, context)),
  })
}
