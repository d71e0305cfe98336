export type ChromiumSetting = Readonly<{
  headless: boolean
  /** Chromium's own sandbox does not start for root. */
  asRoot: boolean
  profile: string
  /** A second client, such as Playwright, is to connect. Whoever finds this port can do all that the person can. */
  driven: boolean
  /** The port of the server that answers for the app's schemes. */
  port: number
  hostSuffix: string
  /** What the app asked for with `app.commandLine.appendSwitch`. */
  appSwitches: readonly string[]
}>

/** The command line for Chromium. Names resolve to loopback or to nothing, so a page cannot reach the network. */
export function chromiumFlags({ headless, asRoot, profile, driven, port, hostSuffix, appSwitches }: ChromiumSetting): readonly string[] {
  return [
    ...(headless ? ['--headless'] : []),
    ...(asRoot ? ['--no-sandbox'] : []),
    ...appSwitches,
    '--remote-debugging-pipe',
    ...(driven ? ['--remote-debugging-port=0'] : []),
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=MAP *${hostSuffix} 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
    ...NO_OTHER_WAY_OUT,
    ...NO_BROWSER_OF_ITS_OWN,
    ...ALWAYS_AWAKE,
  ]
}

const NO_OTHER_WAY_OUT = [
  '--no-proxy-server',
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
]

const NO_BROWSER_OF_ITS_OWN = [
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  '--disable-features=MediaRouter,OptimizationHints,HttpsUpgrades,Translate,LensOverlay,PaintHolding',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
]

/** Electron leaves every pop-up to the window-open handler, and its windows do not sleep while tests look elsewhere. */
const ALWAYS_AWAKE = [
  '--disable-popup-blocking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]
