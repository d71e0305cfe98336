import { contextBridge, ipcRenderer } from 'electron'
import { APP_ORIGIN } from '#app/contract/app-origin.ts'
import type { Bridge } from '#app/contract/index.ts'

// All that the page can reach: one call and one stream of changes. Raw Electron objects stay on this side.
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('inbox:call', { name, input }),
  onChange: listener => {
    const pass = (_event: unknown, changes: Parameters<typeof listener>[0]) => listener(changes)
    ipcRenderer.on('inbox:change', pass)
    return () => void ipcRenderer.removeListener('inbox:change', pass)
  },
}

// Wherever a window should ever come to stand, only our own page finds it.
if (location.origin === APP_ORIGIN) contextBridge.exposeInMainWorld('inbox', Object.freeze(bridge))
