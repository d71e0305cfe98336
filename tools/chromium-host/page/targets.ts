import type { DevtoolsSession } from '#tools/chromium-host/chromium/devtools-pipe.ts'
import type { TargetInfo } from '#tools/chromium-host/chromium/protocol.ts'
import type { Chromium } from '#tools/chromium-host/chromium/start-chromium.ts'
import { ignoreEnd } from '#tools/chromium-host/lifecycle.ts'

export type Target = Readonly<{ targetId: string; cdp: DevtoolsSession }>
export type Targets = Readonly<{ create: (bounds: Readonly<{ width: number; height: number; left: number; top: number }>) => Promise<Target> }>

/** Opens pages, paused before their first script. A page that nobody here asked for is a pop-up, and is closed at once. */
export async function watchTargets({ browser, session }: Chromium): Promise<Targets> {
  const unclaimed = new Map<string, Target>()
  const wanted = new Map<string, (target: Target) => void>()
  const unwanted = new Set<string>() // also the name of its main frame
  let creating = 0

  /** A pop-up shares the thread of the page that opened it: closed while it is paused, it would keep that page paused. */
  const close = ({ targetId, cdp }: Target): void => {
    unclaimed.delete(targetId)
    unwanted.add(targetId)
    cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(ignoreEnd) // it must not load anything meanwhile
    cdp.send('Runtime.runIfWaitingForDebugger', {}).catch(ignoreEnd)
    browser.send('Target.closeTarget', { targetId }).catch(ignoreEnd)
  }
  const attached = (sessionId: string, { targetId, openerId }: TargetInfo): void => {
    const claim = wanted.get(targetId)
    wanted.delete(targetId)
    const target = { targetId, cdp: session(sessionId) }
    if (claim) claim(target)
    else if (openerId !== undefined || creating === 0) close(target)
    else unclaimed.set(targetId, target)
  }
  // Another client may let a pop-up go before we have said what it may not load: what it was opened on is held back here.
  browser.on('Fetch.requestPaused', ({ requestId, frameId }) => {
    const decided = unwanted.has(frameId)
      ? browser.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      : browser.send('Fetch.continueRequest', { requestId })
    decided.catch(ignoreEnd)
  })
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => attached(sessionId, targetInfo))
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] })
  await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'page' }, { exclude: true }] })

  const create: Targets['create'] = async bounds => {
    creating += 1
    try {
      const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...bounds })
      const early = unclaimed.get(targetId)
      unclaimed.delete(targetId)
      return early ?? (await new Promise<Target>(resolve => wanted.set(targetId, resolve)))
    } finally {
      creating -= 1
      if (creating === 0) for (const target of unclaimed.values()) close(target)
    }
  }
  return { create }
}
