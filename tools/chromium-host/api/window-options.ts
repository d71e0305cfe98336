import { notPart } from '#tools/chromium-host/guard.ts'

export type WindowOptions = Readonly<{
  x?: number
  y?: number
  width?: number
  height?: number
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  webPreferences: Readonly<{ preload?: string }> & Readonly<Record<string, unknown>>
}>

type Kind = 'number' | 'boolean' | 'string'
const OBEYED: Readonly<Record<string, Kind>> = {
  x: 'number',
  y: 'number',
  width: 'number',
  height: 'number',
  minWidth: 'number',
  minHeight: 'number',
  show: 'boolean',
  title: 'string',
}
/** Looks of a window that the host's windows do not have. */
const ONLY_LOOKS = new Set(['backgroundColor', 'titleBarStyle', 'titleBarOverlay', 'trafficLightPosition', 'autoHideMenuBar', 'icon', 'useContentSize', 'center', 'darkTheme'])

/** What every page here is, whatever the app says; an app that says otherwise would not run as it does on Electron. */
const GIVEN: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: false,
}
const WITHOUT_EFFECT = new Set(['spellcheck', 'devTools', 'disableDialogs', 'enableWebSQL', 'disableBlinkFeatures', 'backgroundThrottling', 'autoplayPolicy', 'v8CacheOptions', 'defaultEncoding', 'scrollBounce'])

/** Reads a BrowserWindow's options. @throws for one that the host can neither obey nor leave out without a difference */
export function readWindowOptions(asked: Readonly<Record<string, unknown>>): WindowOptions {
  const { webPreferences = {}, ...rest } = asked
  if (typeof webPreferences !== 'object' || webPreferences === null) throw new TypeError('webPreferences must be an object')
  for (const [name, value] of Object.entries(rest)) {
    if (name in OBEYED ? value !== undefined && typeof value !== OBEYED[name] : !ONLY_LOOKS.has(name)) throw notPart(`BrowserWindow({ ${name} })`)
  }
  for (const [name, value] of Object.entries(webPreferences)) {
    if (name === 'preload' ? typeof value !== 'string' : name in GIVEN ? value !== GIVEN[name] : !WITHOUT_EFFECT.has(name)) {
      throw notPart(`BrowserWindow({ webPreferences: { ${name}: ${String(value)} } })`)
    }
  }
  return { ...rest, webPreferences: { ...webPreferences } }
}
