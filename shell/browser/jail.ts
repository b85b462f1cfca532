/**
 * The jail: the browser sees Debian's programs and fonts, a profile in memory and the display, and neither a network nor a
 * home, a ceremony's files or another process. bubblewrap runs as the browser's user, so it is the same for root and others.
 *
 * Measured on Debian 12 with Chromium 156: inside it Chromium still makes namespaces of its own (a renderer's NSpid has
 * three numbers more than the host's, its net and user namespaces differ from the jail's) and a renderer has Seccomp 2 and
 * NoNewPrivs 1. That is why `--disable-userns` is not among the arguments, and why `--no-sandbox` never is.
 */
import { chownSync, cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { managedPolicies } from '../policies.ts'
import type { User } from './user.ts'

/** Where the folder's parts are inside. */
export const inside = { profile: '/profile' }

const chromium = '/usr/lib/chromium/chromium'
const readable = ['/etc/fonts', '/etc/alternatives', '/etc/localtime', '/etc/ssl/certs', '/var/cache/fontconfig']
const handedOn = ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'LANG', 'LC_ALL', 'TZ']

export interface Jail {
  folder: string
  user: User | null
  /** Only a test that drives the window through a port needs the host's network. */
  network: boolean
  environment: NodeJS.ProcessEnv
}

/** Throws a sentence if the machine lacks what the jail is made of. */
export function jailed(jail: Jail, args: readonly string[]): { file: string; args: string[] } {
  for (const program of ['/usr/bin/bwrap', chromium]) {
    if (!existsSync(program)) throw new Error(`Chromium shell: ${program} is missing; install chromium and bubblewrap`)
  }
  const own = (part: string) => join(jail.folder, part)
  return {
    file: '/usr/bin/bwrap',
    args: [
      ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
      ...(jail.network ? [] : ['--unshare-net']),
      ...['--die-with-parent', '--new-session', '--hostname', 'room'],
      ...['--ro-bind', '/usr', '/usr'],
      ...['bin', 'lib', 'lib64', 'sbin'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
      ...readable.flatMap(readOnly),
      ...['--ro-bind', own('policies'), '/etc/chromium/policies'],
      ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/run'],
      ...['--bind', own('tmp'), '/tmp', '--bind', own('profile'), inside.profile],
      ...display(jail),
      '--clearenv',
      ...handedOn.flatMap((name) => setting(name, jail.environment[name])),
      ...setting('HOME', inside.profile),
      ...setting('PATH', '/usr/bin'),
      ...['GOOGLE_API_KEY', 'GOOGLE_DEFAULT_CLIENT_ID', 'GOOGLE_DEFAULT_CLIENT_SECRET'].flatMap((name) =>
        setting(name, 'no'),
      ),
      ...['--chdir', '/', '--', chromium, ...args],
    ],
  }
}

/** Managed policies, read by this browser alone: the jail shows them as /etc/chromium/policies. */
export function layPolicies(folder: string, user: User | null): void {
  const target = join(folder, 'policies', 'managed')
  cpSync(managedPolicies, target, { recursive: true })
  if (user !== null) chownSync(target, user.uid, user.gid)
}

function display({ folder, user, environment }: Jail): string[] {
  const { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, XDG_RUNTIME_DIR } = environment
  const args: string[] = []
  if (DISPLAY !== undefined) args.push(...readOnly('/tmp/.X11-unix'))
  if (DISPLAY !== undefined && XAUTHORITY !== undefined && existsSync(XAUTHORITY)) {
    // A copy, because the browser's user may not be allowed to read the original.
    const copy = join(folder, 'Xauthority')
    cpSync(XAUTHORITY, copy)
    if (user !== null) chownSync(copy, user.uid, user.gid)
    args.push('--ro-bind', copy, '/run/Xauthority', ...setting('XAUTHORITY', '/run/Xauthority'))
  }
  if (WAYLAND_DISPLAY !== undefined && XDG_RUNTIME_DIR !== undefined) {
    args.push(...readOnly(join(XDG_RUNTIME_DIR, WAYLAND_DISPLAY)))
  }
  return args
}

function readOnly(path: string): string[] {
  return existsSync(path) ? ['--ro-bind', path, path] : []
}

function setting(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : ['--setenv', name, value]
}
