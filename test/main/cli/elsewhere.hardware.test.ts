/** What trips other programs: files from Windows, links, paths with spaces and umlauts, a Turkish locale, a zone a day ahead. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inFolder, launcher, scripts } from '../../support/strongroom.ts'

const small = readFileSync(join(scripts, 'small.yaml'), 'utf8')
/** Turkish has a capital of its own for i; Kiritimati is 14 hours ahead of the record's clock. */
const turkish = { ...process.env, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' }

function run(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(launcher, args, { encoding: 'utf8', env: turkish })
  return { status, stdout, stderr }
}

test('a linked script with CRLF, in a folder with spaces and umlauts, rehearsed in Turkish and verified', () =>
  inFolder((folder) => {
    const place = join(folder, 'Schlüssel der Größe 1')
    mkdirSync(place)
    const crlf = small.replaceAll('\n', '\r\n')
    writeFileSync(join(place, 'von Windows.yaml'), crlf)
    symlinkSync('von Windows.yaml', join(place, 'mein Skript.yaml'))
    const script = join(place, 'mein Skript.yaml')
    const out = join(place, 'Ausgabe für später')

    const before = new Date()
    const rehearsed = run(['rehearse', script, '--out', out, '--set', 'subject=CN=Istanbul Kök,O=Işık,C=TR', '--json'])
    const after = new Date()
    expect(rehearsed).toMatchObject({ status: 0, stdout: expect.stringContaining('"valid":true') })
    // As it was handed in: what people compare is the digest of the very file.
    expect(readFileSync(join(out, 'bundle/script.yaml'), 'utf8')).toBe(crlf)
    const lines = readFileSync(join(out, 'bundle/facts.jsonl'), 'utf8').trim().split('\n')
    const times = lines.map((line) => /"at":"([^"]+Z)"/.exec(line)?.[1] ?? 'none')
    expect([new Date(times[0] ?? '') >= before, new Date(times.at(-1) ?? '') <= after]).toEqual([true, true])
    expect([...times].sort()).toEqual(times)

    const verified = run(['verify', join(out, 'bundle.tar'), '--require', 'replayed', '--json'])
    expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('"replayed":true') })
    return Promise.resolve()
  }))
