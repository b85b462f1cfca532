import { type StartHost, forkHost } from '../../native/channel.ts'

/** How host processes are started: as child processes, unless Electron's main says otherwise before the first. */
export const starter: { start: StartHost } = { start: forkHost }
