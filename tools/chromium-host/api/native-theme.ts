import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'
import { ignoreEnd } from '#tools/chromium-host/lifecycle.ts'
import type { PageLink } from '#tools/chromium-host/page/page-link.ts'
import { webContents } from './web-contents.ts'

type ThemeSource = 'system' | 'light' | 'dark'

export class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system'
  #systemIsDark = false

  get themeSource(): ThemeSource {
    return this.#source
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError('themeSource must be system, light or dark')
    this.#change(() => {
      this.#source = source
    })
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark'
  }

  /** @internal what the desktop would say; tests turn it */
  setSystemDark(isDark: boolean): void {
    this.#change(() => {
      this.#systemIsDark = isDark
    })
  }

  #change(work: () => void): void {
    const before = this.shouldUseDarkColors
    work()
    for (const contents of webContents.getAllWebContents()) contents.page.then(applyTheme).catch(ignoreEnd)
    if (this.shouldUseDarkColors !== before) setImmediate(() => this.emit('updated'))
  }
}
part('nativeTheme', NativeTheme.prototype)

export const nativeTheme = new NativeTheme()

/** Tells a page whether the app is dark, as its `prefers-color-scheme`. */
export async function applyTheme({ cdp }: PageLink): Promise<void> {
  const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
}
