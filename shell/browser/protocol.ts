/** The part of the Chrome DevTools Protocol that the shell speaks: a command has parameters and a result, an event a body. */

export interface TargetInfo {
  targetId: string
  type: string
  url: string
  openerId?: string
}

export interface FrameInfo {
  id: string
  parentId?: string
  url: string
}

export interface PausedRequest {
  requestId: string
  frameId: string
  resourceType: string
  redirectedRequestId?: string
  request: { url: string; method: string; headers: Record<string, string>; postDataEntries?: { bytes?: string }[] }
}

export interface WindowBounds {
  left?: number
  top?: number
  width?: number
  height?: number
  windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen'
}

export interface RemoteObject {
  type: string
  value?: unknown
  description?: string
}

interface Evaluated {
  result: RemoteObject
  exceptionDetails?: { text: string; exception?: RemoteObject }
}

type AutoAttach = { autoAttach: boolean; waitForDebuggerOnStart: boolean; flatten: true }
type Rgba = { r: number; g: number; b: number; a: number }
type Nothing = Record<string, never>

export interface Commands {
  'Browser.close': [Nothing, Nothing]
  'Browser.getVersion': [Nothing, { product: string }]
  'Browser.grantPermissions': [{ permissions: string[] }, Nothing]
  'Browser.setDownloadBehavior': [{ behavior: 'deny'; eventsEnabled: boolean }, Nothing]
  'Browser.getWindowForTarget': [{ targetId?: string }, { windowId: number; bounds: WindowBounds }]
  'Browser.getWindowBounds': [{ windowId: number }, { bounds: WindowBounds }]
  'Browser.setWindowBounds': [{ windowId: number; bounds: WindowBounds }, Nothing]
  'Emulation.setDefaultBackgroundColorOverride': [{ color?: Rgba }, Nothing]
  'Emulation.setEmulatedMedia': [{ features: { name: string; value: string }[] }, Nothing]
  'Emulation.setDeviceMetricsOverride': [
    { width: number; height: number; deviceScaleFactor: number; scale: number; mobile: boolean },
    Nothing,
  ]
  'Emulation.clearDeviceMetricsOverride': [Nothing, Nothing]
  'Fetch.enable': [{ patterns: { urlPattern: string }[] }, Nothing]
  'Fetch.failRequest': [{ requestId: string; errorReason: 'Aborted' | 'BlockedByClient' | 'Failed' }, Nothing]
  'Fetch.fulfillRequest': [
    {
      requestId: string
      responseCode: number
      responseHeaders: { name: string; value: string }[]
      body: string
    },
    Nothing,
  ]
  'Log.enable': [Nothing, Nothing]
  'Page.addScriptToEvaluateOnNewDocument': [{ source: string; worldName?: string }, { identifier: string }]
  'Page.bringToFront': [Nothing, Nothing]
  'Page.close': [Nothing, Nothing]
  'Page.enable': [Nothing, Nothing]
  'Page.getFrameTree': [Nothing, { frameTree: { frame: FrameInfo } }]
  'Page.handleJavaScriptDialog': [{ accept: boolean }, Nothing]
  'Page.navigate': [{ url: string }, { frameId: string; loaderId?: string; errorText?: string }]
  'Page.setLifecycleEventsEnabled': [{ enabled: boolean }, Nothing]
  'Runtime.addBinding': [{ name: string; executionContextName: string }, Nothing]
  'Runtime.callFunctionOn': [
    { functionDeclaration: string; executionContextId: number; arguments: { value: string }[]; silent: boolean },
    Evaluated,
  ]
  'Runtime.enable': [Nothing, Nothing]
  'Runtime.evaluate': [
    { expression: string; awaitPromise: boolean; returnByValue: boolean; userGesture?: boolean },
    Evaluated,
  ]
  'Runtime.runIfWaitingForDebugger': [Nothing, Nothing]
  'Target.createTarget': [{ url: string; newWindow: boolean }, { targetId: string }]
  'Target.closeTarget': [{ targetId: string }, Nothing]
  'Target.setAutoAttach': [AutoAttach, Nothing]
  'Target.setDiscoverTargets': [{ discover: boolean }, Nothing]
}

export interface Events {
  'Browser.downloadWillBegin': { url: string; frameId: string; suggestedFilename: string }
  'Fetch.requestPaused': PausedRequest
  'Inspector.targetCrashed': Nothing
  'Log.entryAdded': { entry: { level: string; text: string; url?: string; lineNumber?: number } }
  'Page.domContentEventFired': Nothing
  'Page.frameAttached': { frameId: string; parentFrameId: string }
  'Page.frameDetached': { frameId: string; reason: 'remove' | 'swap' }
  'Page.frameNavigated': { frame: FrameInfo }
  'Page.frameStoppedLoading': { frameId: string }
  'Page.javascriptDialogOpening': { type: 'alert' | 'confirm' | 'prompt' | 'beforeunload' }
  'Page.lifecycleEvent': { frameId: string; loaderId: string; name: string }
  'Page.loadEventFired': Nothing
  'Page.navigatedWithinDocument': { frameId: string; url: string }
  'Page.frameRequestedNavigation': { frameId: string; disposition: string }
  'Page.windowOpen': { url: string; windowName: string; windowFeatures: string[] }
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number }
  'Runtime.consoleAPICalled': {
    type: string
    args: RemoteObject[]
    stackTrace?: { callFrames: { url: string; lineNumber: number }[] }
  }
  'Runtime.executionContextCreated': { context: { id: number; name: string; auxData?: { frameId?: string } } }
  'Runtime.executionContextDestroyed': { executionContextId: number }
  'Runtime.executionContextsCleared': Nothing
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo; waitingForDebugger: boolean }
  'Target.detachedFromTarget': { sessionId: string }
  'Target.targetDestroyed': { targetId: string }
}

export type Command = keyof Commands
export type Parameters<C extends Command> = Commands[C][0]
export type Result<C extends Command> = Commands[C][1]
