import { readdirSync, readFileSync } from 'node:fs'
import { release, type as kernelName } from 'node:os'
import type { Devices } from '../../ceremonies/devices/index.ts'
import { recordable } from '../../ceremonies/base/unicode/unassigned.ts'
import type { JsonObject } from '../../ceremonies/base/json.ts'
import type { World } from './world.ts'

interface Interface {
  readonly name: string
  readonly up: boolean
}

/** What the laptop says of itself. All of it is testimony: a laptop that lies can lie about this too. */
export async function examineEnvironment(
  devices: Devices,
  tokens: readonly string[],
  application: World['application'],
): Promise<JsonObject> {
  const described = []
  for (const name of tokens) described.push(await describe(devices, name))
  return {
    system: value('/etc/os-release', /^PRETTY_NAME="?([^"\n]*)/m),
    kernel: `${kernelName()} ${release()}`,
    application: { ...application },
    ...examineLaptop(),
    usb: usbDevices(),
    tokens: described,
  }
}

/** What of it a real ceremony may be refused for. */
export function examineLaptop() {
  const coreLimit = lines('/proc/self/limits').find((line) => line.startsWith('Max core file size')) ?? ''
  return {
    interfaces: networkInterfaces().map(({ name, up }) => `${name} ${up ? 'up' : 'down'}`),
    radios: radioNames(),
    swap: lines('/proc/swaps').slice(1),
    coreLimit: coreLimit.replace(/\s+/g, ' ').trim(),
  }
}

function networkInterfaces(): readonly Interface[] {
  const IFF_UP = 1
  return entries('/sys/class/net').map((name) => ({
    name,
    up: (Number(value(`/sys/class/net/${name}/flags`, /(\S+)/)) & IFF_UP) !== 0,
  }))
}

function radioNames(): readonly string[] {
  const UNBLOCKED = '1'
  return entries('/sys/class/rfkill')
    .filter((radio) => value(`/sys/class/rfkill/${radio}/state`, /(\S+)/) === UNBLOCKED)
    .map((radio) => value(`/sys/class/rfkill/${radio}/name`, /(.*)/))
}

function usbDevices(): readonly string[] {
  return entries('/sys/bus/usb/devices')
    .map((device) => `/sys/bus/usb/devices/${device}`)
    .filter((device) => value(`${device}/idVendor`, /(\S+)/) !== '')
    .map((device) => {
      const [vendor, product] = ['idVendor', 'idProduct'].map((name) => value(`${device}/${name}`, /(\S+)/))
      return `${vendor}:${product} ${value(`${device}/product`, /(.*)/)}`.trim()
    })
}

async function describe(devices: Devices, name: string): Promise<JsonObject> {
  const { module, slot, token } = await devices.token(name).describe()
  return { name, module: { ...module }, slot: { ...slot }, token: { ...token, pinLength: { ...token.pinLength } } }
}

/** Names in a folder of the kernel's; none where there is no such folder. */
function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function lines(file: string): readonly string[] {
  return value(file, /([\s\S]*)/)
    .split('\n')
    .filter((line) => line !== '')
}

/** What a pattern finds in a file of the kernel's; empty where there is none. */
function value(file: string, pattern: RegExp): string {
  try {
    return recordable(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? '')
  } catch {
    return ''
  }
}
