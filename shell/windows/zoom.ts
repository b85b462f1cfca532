/** Zoom of the page, as a browser's: fewer CSS pixels, each drawn larger. */
import type { Session } from '../browser/connection.ts'

interface Size {
  readonly width: number
  readonly height: number
}

export class Zoom {
  factor = 1
  private readonly session: Session
  private watch: NodeJS.Timeout | null = null
  private last: Promise<void> = Promise.resolve()
  /** The page's size where nothing is enlarged, and the window's when it was measured. */
  private whole: Size | null = null
  private bounds = ''

  constructor(session: Session) {
    this.session = session
  }

  async set(factor: number): Promise<void> {
    this.factor = factor
    await this.apply()
  }

  /**
   * Called again when the window's size has changed. One after another: whoever goes through the sizes with the arrow keys asks
   * for the next before the last is there, and a page that is being enlarged measures itself wrongly.
   */
  apply(): Promise<void> {
    this.last = this.last.catch(() => undefined).then(() => this.show())
    return this.last
  }

  private async show(): Promise<void> {
    if (this.watch !== null) clearInterval(this.watch)
    const { factor } = this
    const bounds = await this.windowSize()
    if (this.whole === null || this.bounds !== bounds) this.whole = await this.pageSize()
    this.bounds = bounds
    if (factor === 1) {
      await this.session.send('Emulation.clearDeviceMetricsOverride')
      return
    }
    await this.session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(this.whole.width / factor),
      height: Math.round(this.whole.height / factor),
      deviceScaleFactor: 0,
      scale: factor,
      mobile: false,
    })
    this.follow()
  }

  /** While the size is set from here, Chromium tells the page nothing of a window that grows. */
  private follow(): void {
    const look = async () => {
      if ((await this.windowSize()) !== this.bounds) await this.apply()
    }
    this.watch = setInterval(() => {
      look().catch(() => this.watch !== null && clearInterval(this.watch))
    }, 1000).unref()
  }

  private async windowSize(): Promise<string> {
    const { bounds } = await this.session.send('Browser.getWindowForTarget', {})
    return `${bounds.width ?? 0}x${bounds.height ?? 0}`
  }

  private async pageSize(): Promise<Size> {
    const enlarged = await this.measured()
    await this.session.send('Emulation.clearDeviceMetricsOverride')
    // The page hears of it a little later; one that was not enlarged hears nothing.
    for (let tries = 0; this.whole !== null && tries < 20; tries++) {
      const size = await this.measured()
      if (size.width !== enlarged.width || size.height !== enlarged.height) return size
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    return this.measured()
  }

  private async measured(): Promise<Size> {
    const { result } = await this.session.send('Runtime.evaluate', {
      expression: '({ width: innerWidth, height: innerHeight })',
      awaitPromise: false,
      returnByValue: true,
    })
    return result.value as Size
  }
}
