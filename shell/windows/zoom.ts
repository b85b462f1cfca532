/** Zoom of the page, as a browser's: fewer CSS pixels, each drawn larger. */
import type { Session } from '../browser/connection.ts'

export class Zoom {
  factor = 1
  private readonly session: Session
  private watch: NodeJS.Timeout | null = null
  private bounds = ''

  constructor(session: Session) {
    this.session = session
  }

  /** The window's size is asked for anew each time: the person may have changed it. */
  async set(factor: number): Promise<void> {
    this.factor = factor
    await this.apply()
  }

  /** Called again when the window's size has changed. */
  async apply(): Promise<void> {
    if (this.watch !== null) clearInterval(this.watch)
    if (this.factor === 1) {
      await this.session.send('Emulation.clearDeviceMetricsOverride')
      return
    }
    const { width, height } = await this.pageSize()
    await this.session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / this.factor),
      height: Math.round(height / this.factor),
      deviceScaleFactor: 0,
      scale: this.factor,
      mobile: false,
    })
    this.follow()
  }

  /** While the size is set from here, Chromium tells the page nothing of a window that grows. */
  private follow(): void {
    const look = async () => {
      const { bounds } = await this.session.send('Browser.getWindowForTarget', {})
      const now = `${bounds.width ?? 0}x${bounds.height ?? 0}`
      const changed = this.bounds !== '' && this.bounds !== now
      this.bounds = now
      if (changed) await this.apply()
    }
    this.watch = setInterval(() => {
      look().catch(() => this.watch !== null && clearInterval(this.watch))
    }, 1000).unref()
  }

  private async pageSize(): Promise<{ width: number; height: number }> {
    await this.session.send('Emulation.clearDeviceMetricsOverride')
    const { result } = await this.session.send('Runtime.evaluate', {
      expression: '({ width: innerWidth, height: innerHeight })',
      awaitPromise: false,
      returnByValue: true,
    })
    return result.value as { width: number; height: number }
  }
}
