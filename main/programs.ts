/** What is started as a process or a thread of its own: each is bundled under this name (electron.vite.config.ts). */
export const programs = [
  'native/pkcs11/host',
  'native/pcsc/host',
  'native/secrets/host',
  'native/softcard/host',
  'native/shamir/host',
  'main/bundle/replay-worker',
  'main/terminal/share-host',
  'main/printing/sheet-host',
] as const

export type Program = (typeof programs)[number]
