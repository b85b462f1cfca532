/** The parts of the shell that need no browser. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCommandLine } from '../../shell/arguments.ts'
import { messageCutter } from '../../shell/browser/messages.ts'
import { LastWords } from '../../shell/browser/failure.ts'
import { Switches } from '../../shell/browser/switches.ts'
import { makeCodec } from '../../shell/page/codec.ts'
import { fromChromium, headerToChromium, originOf, registerScheme, shown, toChromium } from '../../shell/web/address.ts'

registerScheme('strongroom')

const base64 = {
  encode: (bytes: Uint8Array) => Buffer.from(bytes).toString('base64'),
  decode: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
}

test('whatever can be cloned comes back as it was', () => {
  const codec = makeCodec(base64, 1_000_000)
  const value = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    maxDepth: 4,
    key: fc.oneof(fc.string(), fc.constantFrom('$', '$$', '__proto__', 'constructor')),
  })
  fc.assert(
    fc.property(value, (sent) => {
      expect(codec.decode(codec.encode(sent))).toEqual(sent)
    }),
    { numRuns: 500 },
  )
})

test('text that the codec did not write is refused or harmless, never more than an error', () => {
  const codec = makeCodec(base64, 1_000_000)
  const kinds = ['undefined', 'number', 'bigint', 'date', 'buffer', 'bytes', 'map', 'set', 'error', 'function', '']
  const forged = fc.oneof(
    fc.json(),
    fc.record({ $: fc.constantFrom(...kinds), v: fc.jsonValue() }).map((tagged) => JSON.stringify(tagged)),
  )
  fc.assert(
    fc.property(forged, (text) => {
      try {
        codec.decode(text)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})

test('the limit counts what is sent, and the next message starts anew', () => {
  const codec = makeCodec(base64, 1000)
  expect(() => codec.encode('x'.repeat(1001))).toThrow(new RangeError('A message is larger than 1000 bytes.'))
  expect(() => codec.encode(new Uint8Array(800))).toThrow(RangeError)
  expect(() => codec.encode(Array(500).fill(null))).toThrow(RangeError)
  expect(() => codec.encode({ ['k'.repeat(1001)]: 1 })).toThrow(RangeError)
  expect(codec.decode(codec.encode('x'.repeat(900)))).toBe('x'.repeat(900))
})

test('messages are cut at NUL wherever the stream breaks; one that is too long is dropped alone', () => {
  const stream = Buffer.from(['one', '', 'x'.repeat(20), 'zwölf', 'last'].map((text) => `${text}\0`).join(''))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), (cuts) => {
      const taken: string[] = []
      const take = messageCutter(
        10,
        (text) => taken.push(text),
        () => taken.push('(dropped)'),
      )
      const at = [0, ...cuts.sort((a, b) => a - b), stream.length]
      for (const [index, from] of at.slice(0, -1).entries()) take(stream.subarray(from, at[index + 1]))
      expect(taken).toEqual(['one', '', '(dropped)', 'zwölf', 'last'])
    }),
  )
})

test('addresses: our scheme outside, an origin that never resolves inside', () => {
  expect([
    toChromium('strongroom://room/a%20b?q=1#h'),
    toChromium('strongroom://room'),
    toChromium('https://example.com/'),
    toChromium('no address'),
    fromChromium('https://room.strongroom.invalid/a?q=1#h'),
    fromChromium('https://room.strongroom.invalid'),
    fromChromium('https://room.strongroom.invalid.example.com/'),
    fromChromium('https://room.strongroom.invalid@example.com/'),
    fromChromium('https://room.strongroom.invalid:444/'),
    fromChromium('http://room.strongroom.invalid/'),
    fromChromium('https://room.other.invalid/'),
    shown('https://example.com/x'),
    originOf('https://room.strongroom.invalid/a'),
    originOf('about:blank'),
    originOf('data:text/html,x'),
    headerToChromium("default-src 'self' strongroom://room https://example.com"),
  ]).toEqual([
    'https://room.strongroom.invalid/a%20b?q=1#h',
    'https://room.strongroom.invalid/',
    null,
    null,
    'strongroom://room/a?q=1#h',
    'strongroom://room/',
    null,
    null,
    null,
    null,
    null,
    'https://example.com/x',
    'strongroom://room',
    'null',
    'null',
    "default-src 'self' https://room.strongroom.invalid https://example.com",
  ])
})

test('the command line is read as Electron reads it', () => {
  expect(
    readCommandLine([
      '-r',
      'loader.js',
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      'app',
      '--flag',
      'x',
    ]),
  ).toEqual({
    preloads: ['loader.js'],
    switches: [
      ['no-sandbox', ''],
      ['remote-debugging-port', '0'],
    ],
    application: 'app',
    rest: ['--flag', 'x'],
    asksVersion: false,
  })
})

test('no switch from outside weakens the browser or gives it a network', () => {
  const switches = new Switches()
  const plain = new Switches().start('/profile', true)
  const attempts = [
    ...[
      'no-sandbox',
      'disable-setuid-sandbox',
      'disable-web-security',
      'single-process',
      'no-zygote',
      'no-zygote-sandbox',
    ],
    ...[
      'disable-seccomp-filter-sandbox',
      'disable-namespace-sandbox',
      'disable-site-isolation-trials',
      'user-data-dir',
    ],
    ...['load-extension', 'host-resolver-rules', 'proxy-server', 'proxy-bypass-list', 'ignore-certificate-errors'],
    ...['allow-file-access-from-files', 'unsafely-treat-insecure-origin-as-secure', 'renderer-cmd-prefix'],
  ]
  for (const name of attempts) switches.append(name, 'x')
  expect(switches.start('/profile', true)).toEqual(plain)
  expect(plain.filter((argument) => /sandbox|remote-debugging-port/.test(argument))).toEqual([])
})

test.each([
  [
    "bwrap: No permissions to create new namespace, likely because the kernel does not allow non-privileged user namespaces. On e.g. debian this can be enabled with 'sysctl kernel.unprivileged_userns_clone=1'.\n",
    "Chromium shell: the browser's jail cannot be made, and without it there is no window. bubblewrap says: No permissions to create new namespace, likely because the kernel does not allow non-privileged user namespaces. On e.g. debian this can be enabled with 'sysctl kernel.unprivileged_userns_clone=1'.",
  ],
  [
    '[3:3:1129/0501:ERROR:ozone_platform_x11.cc(1)] Missing X server or $DISPLAY\n[3:3:ERROR:env.cc(1)] The platform failed to initialize.  Exiting.\n',
    "Chromium shell: the display :9 cannot be reached. Start the window from the desktop's own session, or unset DISPLAY and WAYLAND_DISPLAY to start it unseen.",
  ],
  [
    'nothing that we know\n',
    'Chromium shell: the browser did not start (status 1). STRONGROOM_SHELL_VERBOSE=1 shows what it writes.',
  ],
])('a browser that does not start: %j', (wrote, sentence) => {
  const last = new LastWords()
  for (const part of [wrote.slice(0, 7), wrote.slice(7)]) last.hear(part)
  expect(last.reason('status 1', ':9')).toBe(sentence)
})
