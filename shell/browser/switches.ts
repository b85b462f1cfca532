/** The command line of Chromium. Everything that talks to a network, asks a person or opens something else is off. */

/** Switches without a value, each on. */
const on = [
  'remote-debugging-pipe',
  'no-first-run',
  'no-default-browser-check',
  'no-pings',
  'deny-permission-prompts',
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-extensions',
  'disable-file-system',
  'disable-gpu',
  'disable-notifications',
  'disable-print-preview',
  'disable-quic',
  'disable-search-engine-choice-screen',
  'disable-sync',
  'hide-crash-restore-bubble',
  'site-per-process',
]

const features = [
  'AimEnabled',
  'AutofillServerCommunication',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'SegmentationPlatform',
  'Translate',
]

/** A second lock behind the jail, which has no network: nothing resolves, and the only proxy is a port that is closed. */
const valued: Record<string, string> = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'proxy-server': 'socks5://127.0.0.1:9',
  'proxy-bypass-list': '<-loopback>',
  'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'password-store': 'basic',
}

/** Nothing may take the sandbox or the web's own rules away; Playwright asks for the first by default. */
const never = [
  /^no-(sandbox|zygote)/,
  /^disable-(setuid|seccomp|namespace|web-security|site-isolation)/,
  /^(single-process|in-process-gpu|load-extension|user-data-dir|host-resolver-rules)$/,
  /^(proxy-|ignore-certificate|unsafely-treat|utility-cmd|renderer-cmd|gpu-launcher)/,
  /^allow-(?!pre-commit-input)/,
]

export class Switches {
  private readonly values = new Map<string, string>([
    ...on.map((name): [string, string] => [name, '']),
    ...Object.entries(valued),
  ])
  private readonly disabledFeatures = new Set(features)
  private started = false

  /** Throws once the browser runs, which is before the application's own code: the shell starts both at once. */
  append(name: string, value: string): void {
    if (never.some((pattern) => pattern.test(name))) return
    if (name === 'disable-features') for (const feature of value.split(',')) this.appendFeature(feature)
    else if (this.values.get(name) !== value) {
      this.refuseIfStarted(name)
      this.values.set(name, value)
    }
  }

  has(name: string): boolean {
    return this.values.has(name)
  }

  get(name: string): string {
    return this.values.get(name) ?? ''
  }

  /** The command line, for a browser that starts now. */
  start(profile: string, headless: boolean): string[] {
    this.started = true
    const all = new Map([
      ...this.values,
      ['user-data-dir', profile],
      ['disable-features', [...this.disabledFeatures].join(',')],
    ])
    if (headless) all.set('headless', '').set('hide-scrollbars', '')
    return [...all].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
  }

  private appendFeature(feature: string): void {
    if (!this.disabledFeatures.has(feature)) this.refuseIfStarted(`disable-features=${feature}`)
    this.disabledFeatures.add(feature)
  }

  private refuseIfStarted(name: string): void {
    if (this.started)
      throw new Error(`the switch '${name}' comes too late in the Chromium shell: the browser runs already`)
  }
}
