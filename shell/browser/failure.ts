/** Why the browser did not start, from what bubblewrap or Chromium wrote before it ended. */

/** As much of it as is kept. */
const longest = 16 * 1024

/** Keeps the end of what is written, for the case that it says why there will be no more. */
export class LastWords {
  private text = ''

  hear(part: string): void {
    this.text = (this.text + part).slice(-longest)
  }

  /** One sentence for people. `ended` is the status or signal, `display` what the environment names. */
  reason(ended: string, display: string): string {
    const lines = this.text.split('\n').map((line) => line.trim())
    const jail = lines.findLast((line) => line.startsWith('bwrap: '))
    if (jail !== undefined)
      return `Chromium shell: the browser's jail cannot be made, and without it there is no window. bubblewrap says: ${jail.slice(7)}`
    if (
      lines.some((line) => /Missing X server|[Pp]latform failed to initialize|Failed to connect to Wayland/.test(line))
    )
      return `Chromium shell: the display ${display} cannot be reached. Start the window from the desktop's own session, or unset DISPLAY and WAYLAND_DISPLAY to start it unseen.`
    return `Chromium shell: the browser did not start (${ended}). STRONGROOM_SHELL_VERBOSE=1 shows what it writes.`
  }
}
