/** Readers and cards come and go, and each thing that can be wrong with them has a code of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { ReadersSeen } from '../../../ceremonies/devices/readers.ts'
import { lookAtReaders, watchReaders } from '../../../main/devices/readers.ts'
import { readers, type ReaderRoom, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'
import { inFolder, strongroom } from '../../support/strongroom.ts'

const { PCSCLITE_CSOCK_NAME: before } = process.env
afterEach(() => {
  if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
  else process.env['PCSCLITE_CSOCK_NAME'] = before
})

/** From here on this process and its children look there. */
function lookAt(socket: string): void {
  process.env['PCSCLITE_CSOCK_NAME'] = socket
}

const codes = ({ readers: seen, refused }: ReadersSeen) =>
  refused?.code ?? seen.map((one) => one.refused?.code ?? 'usable')

/** What is seen from now on, each change as it comes. */
function watching(room: ReaderRoom) {
  lookAt(room.environment.PCSCLITE_CSOCK_NAME)
  const seen: ReadersSeen[] = []
  let ring = (): void => undefined
  const watched = watchReaders((now) => {
    seen.push(now)
    ring()
  })
  return {
    /** Resolves at the first that has these codes and was not asked for before. */
    until: async (wanted: unknown) => {
      for (;;) {
        const found = seen.splice(0).find((one) => JSON.stringify(codes(one)) === JSON.stringify(wanted))
        if (found) return found
        await new Promise<void>((resolve) => {
          ring = resolve
        })
      }
    },
    end: () => watched.end(),
  }
}

test('cards come and go in two readers, a card is pulled while it speaks, pcscd goes and comes again', () =>
  withPcscd(async (room) => {
    const watch = watching(room)
    try {
      await watch.until(['CARD_NONE', 'CARD_NONE'])
      await room.insert(0, { card: freshCard() })
      const piv = { applet: 'piv', serial: '7654321', firmware: '5.7.4' }
      const openpgp = { applet: 'openpgp', serial: 'fffe0074cbb1', firmware: '3.4' }
      const card = { atr: '3b8580018073c021c0d6', applets: [piv, openpgp] }
      expect(await watch.until(['usable', 'CARD_NONE'])).toEqual({
        readers: [
          { reader: readers[0], card, refused: null },
          { reader: readers[1], card: null, refused: { code: 'CARD_NONE', parameters: { reader: readers[1] } } },
        ],
        refused: null,
      })
      await room.insert(1, {
        card: freshCard({ applets: ['piv'], serial: 1 }),
        fault: { nth: 2, when: 'after', what: 'pull' },
      })
      await watch.until(['usable', 'CARD_REMOVED'])
      await room.insert(1, { card: freshCard({ applets: [] }) })
      await watch.until(['usable', 'CARD_APPLET_NONE'])
      await room.pull(0)
      await watch.until(['CARD_NONE', 'CARD_APPLET_NONE'])
      await room.stopService()
      await watch.until('PCSC_NOT_RUNNING')
      await room.startService()
      await watch.until(['CARD_NONE', 'CARD_NONE'])
    } finally {
      await watch.end()
    }
  }))

test('a card that another program holds, one that falls silent, and what the command line says of cards', () =>
  inFolder((folder) =>
    withPcscd(async (room) => {
      lookAt(room.environment.PCSCLITE_CSOCK_NAME)
      await room.insert(0, { card: freshCard() })
      // GnuPG's daemon keeps the card after its status.
      const home = { GNUPGHOME: folder }
      await room.run(
        `printf 'disable-ccid\nreader-port "${readers[0]}"\n' > ${folder}/scdaemon.conf; gpg --card-status`,
        home,
      )
      const held = await lookAtReaders()
      expect(codes(held)).toEqual(['CARD_HELD', 'CARD_NONE'])
      expect(held.readers[0]?.refused?.parameters).toEqual({
        reader: readers[0],
        // And whoever else uses PC/SC meanwhile, such as another test.
        programs: expect.stringMatching(/(^|, )scdaemon \d+(, |$)/),
      })
      await room.run('gpgconf --kill all', home)
      await room.insert(1, { card: freshCard(), fault: { nth: 2, when: 'before', what: 'silence' } })
      const silent = await lookAtReaders()
      expect(codes(silent)).toEqual(['usable', 'CARD_SILENT'])
      expect(silent.readers[1]?.refused?.parameters).toEqual({ reader: readers[1], seconds: 5 })
      await room.pull(1)
      const { status, stdout } = await strongroom(['cards'])
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: [
          readers[0],
          '  PIV card, serial 7654321, firmware 5.7.4',
          '  OpenPGP card, serial fffe0074cbb1, version 3.4',
          readers[1],
          '  empty',
          '',
        ].join('\n'),
      })
    }),
  ))

test('pcscd that does not answer is given up', () =>
  withPcscd(async (room) => {
    lookAt(room.environment.PCSCLITE_CSOCK_NAME)
    process.kill(room.servicePid(), 'SIGSTOP')
    await expect(lookAtReaders({ timing: { beat: 100, silence: 1500 } })).rejects.toMatchObject({ code: 'DEVICE_HUNG' })
  }))

test('no service, a service without readers, and one that refuses us are told apart', () =>
  inFolder(async (folder) => {
    lookAt(join(folder, 'nowhere'))
    expect(codes(await lookAtReaders())).toBe('PCSC_NOT_RUNNING')
    const { status, stdout, stderr } = await strongroom(['cards', '--json'])
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: expect.stringContaining(
        '"trouble":{"code":"PCSC_NOT_RUNNING","message":"The service for smartcard readers',
      ),
      stderr: expect.stringContaining('{"error":{"code":"PCSC_NOT_RUNNING"'),
    })
    // Whom polkit does not allow is accepted and cut off at once, without a word (pcsc-lite's winscard_svc.c).
    const polkit = spawn('python3', ['-c', refusing, join(folder, 'refusing')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(polkit.stdout, 'data')
    lookAt(join(folder, 'refusing'))
    expect(codes(await lookAtReaders())).toBe('PCSC_NOT_ALLOWED')
    polkit.kill()
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    await withPcscd(async (room) => {
      lookAt(room.environment.PCSCLITE_CSOCK_NAME)
      expect(codes(await lookAtReaders())).toBe('READER_NONE')
    }, empty)
  }))

const refusing = `
import socket, sys
service = socket.socket(socket.AF_UNIX)
service.bind(sys.argv[1])
service.listen()
print('ready', flush=True)
while True:
    service.accept()[0].close()
`
