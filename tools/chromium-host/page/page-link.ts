import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DevtoolsSession } from '#tools/chromium-host/chromium/devtools-pipe.ts'
import type { PausedRequest } from '#tools/chromium-host/chromium/protocol.ts'
import { ignoreEnd } from '#tools/chromium-host/lifecycle.ts'
import { HOST_SUFFIX, toAppUrl, toChromiumUrl } from '#tools/chromium-host/scheme-urls.ts'
import { createCodec } from './codec.ts'
import { pageScript, preloadScript } from './page-scripts.ts'

const WORLD = 'preload'
const BLANK = 'about:blank'
const BINDING = '__chromiumHostCall'
const RECEIVER = '__chromiumHostReceive'
const codec = createCodec()

export type Navigation = Readonly<{ url: string; isMainFrame: boolean; isRedirect: boolean }>
export type Request = Readonly<{ url: string; method: string; resourceType: string }>

/** What a page tells: URLs are in the app's words. The two questions are asked before Chromium goes on. */
export type PageHooks = Readonly<{
  navigated: (url: string, inPage: boolean) => void
  loaded: () => void
  failed: (url: string) => void
  message: (message: readonly unknown[], reply: (message: readonly unknown[]) => void) => void
  windowOpen: (details: Readonly<{ url: string; frameName: string; features: string; disposition: string }>) => void
  crashed: () => void
  gone: () => void
  mayNavigate: (navigation: Navigation) => boolean
  mayRequest: (request: Request) => Promise<boolean>
}>

export type PageLink = Readonly<{
  cdp: DevtoolsSession
  targetId: string
  send: (message: readonly unknown[]) => void
  /** @returns Chromium's error text, or null when the load began */
  navigate: (url: string) => Promise<string | null>
  reload: () => Promise<void>
  /** Which requests are asked about: documents always, everything else while someone wants to know. */
  interceptRequests: (all: boolean) => Promise<void>
}>

/** Takes over a page that is still paused: nothing of it runs before the preload and the guards are in place. */
export async function openPageLink(cdp: DevtoolsSession, page: Readonly<{ targetId: string; preload: string | null }>, hooks: PageHooks): Promise<PageLink> {
  const secret = randomBytes(16).toString('hex')
  const mainFrame = page.targetId // a page target carries the id of its main frame
  const ours = new Set<string>() // the addresses that main itself asked for
  let world: number | null = null
  let url = BLANK
  let blankIsAsked = false // else it is only what every page begins with

  const sendTo = (contextId: number | null, message: readonly unknown[]): void => {
    const text = JSON.stringify(codec.encode(message))
    if (contextId !== null) cdp.send('Runtime.evaluate', { expression: `${RECEIVER}(${text})`, contextId, silent: true }).catch(ignoreEnd)
  }
  const decide = async (paused: PausedRequest): Promise<void> => {
    const { requestId, request, resourceType } = paused
    const isMainFrame = paused.frameId === mainFrame
    const isRedirect = paused.redirectedRequestId !== undefined
    const isOurs = isMainFrame && !isRedirect && ours.delete(withoutHash(request.url))
    if (resourceType === 'Document' && !isOurs && !hooks.mayNavigate({ url: toAppUrl(request.url), isMainFrame, isRedirect })) {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    } else if (await hooks.mayRequest({ url: toAppUrl(request.url), method: request.method, resourceType })) {
      await cdp.send('Fetch.continueRequest', { requestId })
    } else {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    }
  }

  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD && context.auxData.frameId === mainFrame) world = context.id
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === world) world = null
  })
  cdp.on('Runtime.executionContextsCleared', () => {
    world = null
  })
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING || executionContextId !== world) return
    const message = codec.decode(payload)
    if (Array.isArray(message)) hooks.message(message, reply => sendTo(executionContextId, reply))
  })
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return
    url = frame.url + (frame.urlFragment ?? '')
    if (frame.unreachableUrl !== undefined) hooks.failed(toAppUrl(frame.unreachableUrl))
    else if (url !== BLANK || blankIsAsked) hooks.navigated(toAppUrl(url), false)
  })
  cdp.on('Page.navigatedWithinDocument', navigation => {
    if (navigation.frameId !== mainFrame) return
    url = navigation.url
    hooks.navigated(toAppUrl(url), true)
  })
  cdp.on('Page.frameRequestedNavigation', navigation => {
    if (navigation.disposition !== 'currentTab') hooks.windowOpen({ url: toAppUrl(navigation.url), frameName: '', features: '', disposition: 'foreground-tab' })
  })
  cdp.on('Page.loadEventFired', () => {
    if (url !== BLANK || blankIsAsked) hooks.loaded()
  })
  cdp.on('Page.windowOpen', ({ url: opened, windowName, windowFeatures }) => {
    const disposition = windowFeatures.length > 0 ? 'new-window' : 'foreground-tab'
    hooks.windowOpen({ url: toAppUrl(opened), frameName: windowName, features: windowFeatures.join(','), disposition })
  })
  cdp.on('Fetch.requestPaused', paused => void decide(paused).catch(ignoreEnd))
  cdp.on('Inspector.targetCrashed', hooks.crashed)
  cdp.onDetached(hooks.gone)

  const interceptRequests = async (all: boolean): Promise<void> => {
    await cdp.send('Fetch.enable', { patterns: [all ? { urlPattern: '*' } : { urlPattern: '*', resourceType: 'Document' }] })
  }
  await Promise.all([
    cdp.send('Page.enable', {}),
    cdp.send('Runtime.enable', {}),
    cdp.send('Inspector.enable', {}),
    cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) }),
    ...(page.preload === null ? [] : [cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sourceOf(page.preload, secret), worldName: WORLD })]),
    interceptRequests(false),
  ])

  return {
    cdp,
    targetId: page.targetId,
    send: message => sendTo(world, message),
    navigate: async to => {
      const real = toChromiumUrl(to)
      blankIsAsked = to === BLANK
      if (URL.canParse(real)) ours.add(withoutHash(new URL(real).href))
      const { errorText } = await cdp.send('Page.navigate', { url: real })
      return errorText ?? null
    },
    reload: async () => {
      ours.add(withoutHash(url))
      await cdp.send('Page.reload', {})
    },
    interceptRequests,
  }
}

function sourceOf(preloadFile: string, secret: string): string {
  const { platform, arch, version, versions } = process
  const told = { type: 'renderer', platform, arch, version, versions: { ...versions }, sandboxed: true, contextIsolated: true, argv: [] }
  return preloadScript({ secret, binding: BINDING, receiver: RECEIVER, process: told, hostSuffix: HOST_SUFFIX }, readFileSync(preloadFile, 'utf8'))
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '')
}
