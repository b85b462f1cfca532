/** `app.commandLine`: Chromium's switches, as far as they may be set from outside. */
import { subset } from '../absent.ts'
import { Switches } from '../browser/switches.ts'

export const switches = new Switches()

export const commandLine = subset('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    switches.append(name, value)
  },
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name),
}) satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>
