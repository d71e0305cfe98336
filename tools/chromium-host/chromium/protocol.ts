// The part of the Chrome DevTools Protocol that the host speaks: https://chromedevtools.github.io/devtools-protocol/tot/
type Nothing = Readonly<Record<string, never>>
type Command<P, R = Nothing> = { params: P; result: R }

export type Commands = {
  'Browser.close': Command<Nothing>
  'Browser.getVersion': Command<Nothing, { product: string }>
  'Browser.setPermission': Command<{ permission: { name: string; sysex?: boolean }; setting: 'granted' | 'denied'; origin?: string }>
  'Browser.setDownloadBehavior': Command<{ behavior: 'deny'; eventsEnabled: boolean }>
  'Browser.getWindowForTarget': Command<{ targetId: string }, { windowId: number }>
  'Browser.setContentsSize': Command<{ windowId: number; width: number; height: number }>
  'Target.setAutoAttach': Command<{ autoAttach: boolean; waitForDebuggerOnStart: boolean; flatten: boolean; filter: { type?: string; exclude?: boolean }[] }>
  'Target.createTarget': Command<{ url: string; newWindow: boolean; left: number; top: number; width: number; height: number }, { targetId: string }>
  'Target.closeTarget': Command<{ targetId: string }>
  'Page.enable': Command<Nothing>
  'Page.navigate': Command<{ url: string }, { loaderId?: string; errorText?: string }>
  'Page.reload': Command<{ ignoreCache?: boolean }>
  'Page.bringToFront': Command<Nothing>
  'Page.crash': Command<Nothing>
  'Page.addScriptToEvaluateOnNewDocument': Command<{ source: string; worldName?: string }, { identifier: string }>
  'Inspector.enable': Command<Nothing>
  'Runtime.enable': Command<Nothing>
  'Runtime.addBinding': Command<{ name: string; executionContextName: string }>
  'Runtime.runIfWaitingForDebugger': Command<Nothing>
  'Runtime.evaluate': Command<{ expression: string; contextId: number; silent: boolean }>
  'Fetch.enable': Command<{ patterns: { urlPattern: string; resourceType?: string }[] }>
  'Fetch.continueRequest': Command<{ requestId: string }>
  'Fetch.failRequest': Command<{ requestId: string; errorReason: 'Aborted' | 'BlockedByClient' }>
  'Emulation.setEmulatedMedia': Command<{ features: { name: string; value: string }[] }>
  'Emulation.clearDeviceMetricsOverride': Command<Nothing>
  'Emulation.setDeviceMetricsOverride': Command<{ width: number; height: number; deviceScaleFactor: number; mobile: boolean }>
}

export type TargetInfo = { targetId: string; type: string; url: string; openerId?: string }
export type PausedRequest = {
  requestId: string
  request: { url: string; method: string; headers: Readonly<Record<string, string>> }
  frameId: string
  resourceType: string
  redirectedRequestId?: string
}
export type PopUp = { url: string; windowName: string; windowFeatures: string[]; userGesture: boolean }

export type Events = {
  'Browser.downloadWillBegin': { frameId: string; guid: string; url: string; suggestedFilename: string }
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo }
  'Target.detachedFromTarget': { sessionId: string }
  'Page.frameNavigated': { frame: { id: string; parentId?: string; url: string; urlFragment?: string; unreachableUrl?: string } }
  'Page.navigatedWithinDocument': { frameId: string; url: string }
  'Page.frameRequestedNavigation': { frameId: string; url: string; disposition: 'currentTab' | 'newTab' | 'newWindow' | 'download' }
  'Page.loadEventFired': { timestamp: number }
  'Page.windowOpen': PopUp
  'Inspector.targetCrashed': Nothing
  'Runtime.executionContextCreated': { context: { id: number; name: string; auxData: { frameId: string; isDefault: boolean } } }
  'Runtime.executionContextDestroyed': { executionContextId: number }
  'Runtime.executionContextsCleared': Nothing
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number }
  'Fetch.requestPaused': PausedRequest
}
