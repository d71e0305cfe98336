import { originOf, toAppUrl } from '#tools/chromium-host/scheme-urls.ts'
import { createCodec } from './codec.ts'
import { runPreload, type IsolatedWorld } from './isolated-world.ts'
import { bridgeWorlds } from './world-bridge.ts'

/** The script that Chromium runs in the page's own world before anything of the page. */
export function pageScript(secret: string): string {
  return `if (window === window.top) (${bridgeWorlds.toString()})(${JSON.stringify(secret)}, 'page')`
}

/**
 * The script that Chromium runs in the isolated world: the app's own preload, given what a sandboxed preload has.
 * @param preload the text of a CommonJS file
 */
export function preloadScript(world: IsolatedWorld, preload: string): string {
  const parts = [createCodec, bridgeWorlds, toAppUrl, originOf]
  const wrapped = `function (require, module, exports, process, location) {\n${preload}\n}`
  return `(${runPreload.toString()})(${JSON.stringify(world)}, { ${parts.map(part => `${part.name}: ${part.toString()}`).join(', ')} }, ${wrapped})`
}
