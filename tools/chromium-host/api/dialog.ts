import { part } from '#tools/chromium-host/guard.ts'
import { nextAnswer, record, type DialogName } from '#tools/chromium-host/recorder.ts'
import { BrowserWindow } from './browser-window.ts'

/** Dialogs may be given their window first; what they show is the last argument. */
function ask(name: DialogName, args: readonly unknown[], cancelled: object): Promise<unknown> {
  record(`dialog.${name}`, args.find(arg => !(arg instanceof BrowserWindow)))
  return Promise.resolve(nextAnswer(name) ?? cancelled)
}

export const dialog = part('dialog', {
  showOpenDialog: (...args: unknown[]) => ask('showOpenDialog', args, { canceled: true, filePaths: [] }),
  showSaveDialog: (...args: unknown[]) => ask('showSaveDialog', args, { canceled: true, filePath: '' }),
  /** Unasked, it is answered with its `cancelId`, as when it is dismissed. */
  showMessageBox: (...args: unknown[]) => ask('showMessageBox', args, { response: cancelId(args.at(-1)), checkboxChecked: false }),
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content)
    console.error(`${title}: ${content}`)
  },
})

function cancelId(options: unknown): number {
  const given = typeof options === 'object' && options !== null && 'cancelId' in options ? options.cancelId : 0
  return typeof given === 'number' ? given : 0
}
