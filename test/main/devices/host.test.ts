import { describe, expect, test } from 'vitest'
import { type Host, openHost } from '../../../main/devices/host.ts'
import type { Timing } from '../../../main/devices/life.ts'
import { echoContract } from '../../support/echo-contract.ts'
import { refused } from '../../support/refused.ts'

type Echo = Host<typeof echoContract>

async function withHost(
  work: (host: Echo, lost: string[]) => Promise<void>,
  options: { readonly timing?: Partial<Timing>; readonly environment?: Record<string, string> } = {},
): Promise<void> {
  const lost: string[] = []
  const host = openHost({
    device: 'echo',
    entry: new URL('../../support/echo-host.ts', import.meta.url),
    contract: echoContract,
    onLost: ({ code }) => lost.push(code),
    ...options,
  })
  try {
    await work(host, lost)
  } finally {
    await host.end()
  }
}

describe('the border to a host', () => {
  test('carries text, bytes and progress, and calls run one at a time in the order asked', async () => {
    await withHost(async (host) => {
      const message = { text: 'ünïcode \u0000', bytes: Uint8Array.of(0, 255, 7) }
      expect(await host.ask('echo', message)).toEqual(message)
      const seen = await Promise.all([host.ask('order', 1), host.ask('order', 2), host.ask('order', 3)])
      expect(seen).toEqual([[1], [1, 2], [1, 2, 3]])
      const done: number[] = []
      await host.ask('count', 3, (progress) => done.push(progress.done))
      expect(done).toEqual([1, 2, 3])
    })
  })

  test('the process gets the environment named and nothing else', async () => {
    await withHost(
      async (host) => {
        const given = await host.ask('environment', null)
        // Node's own, for the channel.
        const { NODE_CHANNEL_FD: _, NODE_CHANNEL_SERIALIZATION_MODE: __, ...rest } = given
        expect(rest).toEqual({ SOFTHSM2_CONF: '/somewhere' })
      },
      { environment: { SOFTHSM2_CONF: '/somewhere' } },
    )
  })

  test('a refusal keeps code and parameters; any other error keeps its name only', async () => {
    await withHost(async (host) => {
      expect([
        await refused(host.ask('refuse', null)),
        await refused(host.ask('fail', 'a PIN of 4711')),
        await refused(host.ask('echo', { text: 'x' } as never)),
        await refused(host.ask('toString' as 'refuse', null)),
      ]).toEqual([
        { code: 'PIN_LENGTH', message: 'The user PIN of echo has the wrong length; it must have 4 to 8 bytes.' },
        {
          code: 'HOST_FAULT',
          message: 'The host process failed in fail (TypeError); this is a bug in Strongroom: please report it.',
        },
        {
          code: 'MESSAGE_MALFORMED',
          message: 'A message to the host process (echo) is malformed; this is a bug in Strongroom: please report it.',
        },
        {
          code: 'MESSAGE_MALFORMED',
          message:
            'A message to the host process (toString) is malformed; this is a bug in Strongroom: please report it.',
        },
      ])
    })
  })

  test('an answer of the wrong shape never leaves the host', async () => {
    await withHost(async (host, lost) => {
      expect(await refused(host.ask('lie', null))).toMatchObject({ code: 'HOST_FAULT' })
      expect(lost).toEqual([])
    })
  })

  test('a host that answers what nobody asked is ended', async () => {
    await withHost(async (host, lost) => {
      expect(await refused(host.ask('babble', null))).toMatchObject({ code: 'DEVICE_LOST' })
      expect(lost).toEqual(['DEVICE_LOST'])
    })
  })
})

describe('the life of a host', () => {
  test('every call under way is rejected, the loss told once, and the next question starts a fresh process', async () => {
    await withHost(async (host, lost) => {
      const calls = [host.ask('exit', 3), host.ask('order', 1), host.ask('refuse', null)]
      expect(await Promise.all(calls.map((call) => refused(call)))).toEqual(
        ['exit', 'order', 'refuse'].map((method) => ({
          code: 'DEVICE_LOST',
          message: `The process that talks to echo ended during ${method} (exit code 3); what the device did is not known: check what the token holds before continuing.`,
        })),
      )
      expect(lost).toEqual(['DEVICE_LOST'])
      expect(await host.ask('order', 7)).toEqual([7])
    })
  })

  test('one that still answers its heartbeat is given its limit, and no more', async () => {
    await withHost(
      async (host, lost) => {
        expect(await refused(host.ask('sleep', null))).toMatchObject({ code: 'DEVICE_HUNG' })
        expect(lost).toEqual(['DEVICE_HUNG'])
      },
      { timing: { beat: 20, longest: 1500 } },
    )
  })

  test('after four starts in the window the fifth is refused', async () => {
    await withHost(
      async (host) => {
        const codes: string[] = []
        for (let time = 0; time < 5; time += 1) codes.push((await refused(host.ask('exit', 0))).code)
        expect(codes).toEqual([...Array.from({ length: 4 }, () => 'DEVICE_LOST'), 'DEVICE_RESTARTS'])
      },
      { timing: { restarts: 3, window: 60_000 } },
    )
  })

  test('ends on purpose are not counted', async () => {
    await withHost(
      async (host) => {
        for (let time = 0; time < 5; time += 1) {
          expect(await host.ask('order', 1)).toEqual([1])
          await host.end()
        }
      },
      { timing: { restarts: 3, window: 60_000 } },
    )
  })

  test('a process that cannot be started leaves no question waiting', async () => {
    const { execPath } = process
    await withHost(async (host, lost) => {
      process.execPath = '/nowhere/node'
      try {
        const asked = new Promise<unknown>((resolve, reject) => {
          setImmediate(() => {
            host.ask('order', 1).then(resolve, reject)
          })
        })
        expect(await refused(asked)).toMatchObject({ code: 'DEVICE_LOST' })
        expect(lost).toEqual(['DEVICE_LOST'])
      } finally {
        process.execPath = execPath
      }
    })
  })

  test('ended on purpose it is no loss, and it can be ended twice or unborn', async () => {
    await withHost(async (host, lost) => {
      await host.end()
      await host.ask('order', 1)
      const pid = host.pid() ?? 0
      await host.end()
      await host.end()
      expect(() => process.kill(pid, 0)).toThrow('ESRCH')
      expect([host.pid(), lost]).toEqual([undefined, []])
    })
  })
})
