/**
 * Whole ceremonies on media that are full, read-only, pulled, not mounted, or without permissions. Whatever happens: never 0
 * with a copy that is not complete, never 70, and nothing half written.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Media, withMedia } from '../support/media.ts'
import { people } from '../support/people.ts'
import { full, sample } from '../support/sample.ts'
import { launcher, scripts } from '../support/strongroom.ts'
import { atTerminal } from '../support/terminal.ts'

const small = join(scripts, 'small.yaml')

/** Answers for everybody, and answers that stop at the third step. */
async function answers({ folder, must }: Media): Promise<{ readonly all: string; readonly few: string }> {
  const [all, few] = [`${folder}/all.yaml`, `${folder}/few.yaml`]
  // PINs that whoever takes the ceremony up again knows too.
  const person = (name: string) => `${name}: { so-pin: so-pin-${name}, user-pin: user-pin-${name} }`
  const pins = `steps: { commission: { ${person('administrator')}, ${person('witness-1')} } }`
  await must(`printf '%s\\n' 'strongroom-answers: 1' 'otherwise: rehearse' '${pins}' > ${all}`)
  await must(`echo 'strongroom-answers: 1' > ${few}`)
  return { all, few }
}

function codeIn(stderr: string): string | undefined {
  return /^strongroom: ([A-Z_]+):/m.exec(stderr)?.[1]
}

/** Neither a fault nor, if it ended well, less than the whole: bundle valid, and the mirror (if any) the same facts. */
async function mustBeWhole({ must, strongroom }: Media, out: string, mirror?: string): Promise<void> {
  const { status, stdout } = await strongroom('verify', `${out}/bundle`, '--json')
  expect([status, JSON.parse(stdout)]).toMatchObject([0, { valid: true, replayed: true }])
  if (mirror !== undefined) await must(`cmp ${mirror}/facts.jsonl ${out}/bundle/facts.jsonl`)
}

test('a data medium that is full at each of many sizes: refused, and taken up again once there is room', () =>
  withMedia(async (media) => {
    const { folder, must, remount, strongroom } = media
    const { all } = await answers(media)
    const codes = new Set<string | undefined>()
    await must(`mkdir ${folder}/m`)
    for (const [place, kib] of sample([4, 40, 80, 120, 180, 300, 700, 1200, 1300, 1400], { of: 5 }).entries()) {
      const [data, out] = [`${folder}/m/data`, `${folder}/out-${place}`]
      await must(`mount -t tmpfs -o size=${kib}k tmpfs ${folder}/m`)
      const run = await strongroom('run', small, '--answers', all, '--data', data, '--out', out)
      codes.add(codeIn(run.stderr))
      expect([kib, run.status, (await media.run(`test -e ${out}`)).status]).toEqual([kib, 1, 1])
      await remount('m', 'size=16m')
      const waiting = JSON.parse((await strongroom('resume', '--list', '--json', '--data', data)).stdout) as object[]
      if (waiting.length > 0) {
        const resumed = await strongroom('resume', '--answers', all, '--data', data, '--out', out)
        expect([kib, resumed.status, codeIn(resumed.stderr)]).toEqual([kib, 0, undefined])
        await mustBeWhole(media, out)
        expect(await must(`find ${data} -name reserve -o -name '*.db-wal'`)).toBe('')
      }
      await must(`umount ${folder}/m`)
    }
    const expected = ['DATA_NO_ROOM', 'DATA_UNUSABLE', 'STORE_UNWRITABLE']
    expect([...codes].filter((code) => !expected.includes(code ?? ''))).toEqual([])
    if (full) expect([...codes].sort()).toEqual(expected)
  }))

test('a medium for the bundle that is full at each of many sizes: refused, and nothing is left there', () =>
  withMedia(async (media) => {
    const { folder, must, strongroom } = media
    const { all } = await answers(media)
    await must(`mkdir ${folder}/m`)
    const data = `${folder}/data`
    const run = await strongroom('run', small, '--answers', all, '--data', data)
    expect(run.status).toBe(0)
    const ceremony = (await must(`ls ${data}/ceremonies`)).trim()
    for (const kib of sample([4, 16, 40, 64, 100, 150, 200, 260], { of: 4 })) {
      await must(`mount -t tmpfs -o size=${kib}k tmpfs ${folder}/m`)
      const { status, stderr } = await strongroom('export', ceremony, '--data', data, '--out', `${folder}/m/a/out`)
      expect([kib, status, codeIn(stderr), await must(`ls -A ${folder}/m`)]).toEqual([kib, 1, 'OUT_UNWRITABLE', ''])
      await must(`umount ${folder}/m`)
    }
    expect((await strongroom('export', ceremony, '--data', data, '--out', `${folder}/m/out`)).status).toBe(0)
    await mustBeWhole(media, `${folder}/m/out`)
  }))

test('a mirror that is full: said, refused, and complete once there is room', () =>
  withMedia(async (media) => {
    const { folder, must, remount, strongroom } = media
    const { all } = await answers(media)
    await must(`mkdir ${folder}/m`)
    for (const [place, kib] of sample([4, 8, 24, 44], { of: 4 }).entries()) {
      const [data, out, mirror] = [`${folder}/data-${place}`, `${folder}/out-${place}`, `${folder}/m/copy`]
      await must(`mount -t tmpfs -o size=${kib}k tmpfs ${folder}/m`)
      const run = await strongroom('run', small, '--answers', all, '--data', data, '--mirror', mirror, '--out', out)
      expect([kib, run.status, codeIn(run.stderr)]).toEqual([kib, 1, 'MIRROR_FAILED'])
      await remount('m', 'size=16m')
      const resumed = await strongroom('resume', '--answers', all, '--data', data, '--out', out)
      const opened = (await media.run(`test -e ${data}/ceremonies/*/record.db`)).status === 0
      expect([kib, resumed.status]).toEqual([kib, opened ? 0 : 1])
      if (opened) {
        await mustBeWhole(media, out, mirror)
        expect(await must(`grep -c '"type":"mirror[.]restored"' ${out}/bundle/facts.jsonl`)).toBe('1\n')
      }
      await must(`umount ${folder}/m`)
    }
  }))

test('a mirror whose medium is not mounted is not made on the record’s own, when a ceremony is opened or taken up', () =>
  withMedia(async (media) => {
    const { folder, must, strongroom } = media
    const { all, few } = await answers(media)
    const mirrored = ['--data', `${folder}/data`, '--mirror', `${folder}/m/copy`]
    await must(`mkdir ${folder}/m`)
    const unmounted = await strongroom('run', small, '--answers', few, ...mirrored)
    expect([unmounted.status, codeIn(unmounted.stderr)]).toEqual([1, 'MIRROR_SAME_MEDIUM'])
    expect(await must(`ls -A ${folder}/m ${folder}/data/ceremonies`)).toBe(
      `${folder}/data/ceremonies:\n\n${folder}/m:\n`,
    )
    // A bind mount of the same medium is the same medium.
    await must(`mkdir ${folder}/own && mount --bind ${folder}/own ${folder}/m`)
    expect(codeIn((await strongroom('run', small, '--answers', few, ...mirrored)).stderr)).toBe('MIRROR_SAME_MEDIUM')
    await must(`umount ${folder}/m && mount -t tmpfs tmpfs ${folder}/m`)
    expect(codeIn((await strongroom('run', small, '--answers', few, ...mirrored)).stderr)).toBe('ANSWERS_LACK')
    // Pulled.
    await must(`mkdir ${folder}/kept && mount --bind ${folder}/m ${folder}/kept && umount ${folder}/m`)
    const pulled = await strongroom('resume', '--answers', all, '--data', `${folder}/data`)
    expect([pulled.status, codeIn(pulled.stderr)]).toEqual([1, 'MIRROR_SAME_MEDIUM'])
    expect(await must(`ls -A ${folder}/m`)).toBe('')
    await must(`mount --bind ${folder}/kept ${folder}/m`)
    const out = `${folder}/out`
    expect((await strongroom('resume', '--answers', all, '--data', `${folder}/data`, '--out', out)).status).toBe(0)
    await mustBeWhole(media, out, `${folder}/m/copy`)
  }))

test('somebody may say by name that one medium is enough: it is on record', () =>
  withMedia(async (media) => {
    const { folder, must, strongroom } = media
    const { all } = await answers(media)
    const [data, mirror, out] = [`${folder}/data`, `${folder}/copy`, `${folder}/out`]
    const args = ['run', small, '--answers', all, '--data', data, '--mirror', mirror, '--out', out]
    expect(codeIn((await strongroom(...args, '--same-medium', 'nobody')).stderr)).toBe('PERSON_UNKNOWN')
    expect((await strongroom(...args, '--same-medium', 'witness-1')).status).toBe(0)
    await mustBeWhole(media, out, mirror)
    expect(await must(`grep -o '"accepted":"witness-1"},' ${out}/bundle/facts.jsonl | head -1`)).not.toBe('')
  }))

test('at a terminal a mirror that is full is said at once, at each step and at the end; two people go on without it', () =>
  withMedia(async (media) => {
    const { folder, must, there } = media
    await must(`mkdir ${folder}/m && mount -t tmpfs -o size=16k tmpfs ${folder}/m`)
    let decided = false
    const crowd = people((prompt) => {
      if (/Press Enter when it has been fixed/.test(prompt)) {
        if (decided) throw new Error('they are asked again')
        decided = true
        return ':without'
      }
      if (/continues without the mirror/.test(prompt)) return 'The stick is full, and there is no other.'
      return /^Who \(number/.test(prompt) ? '1' : null
    })
    const out = `${folder}/out`
    const options = `--rehearsal --data ${folder}/data --mirror ${folder}/m/copy --out ${out}`
    const run = await atTerminal(there(`${launcher} run ${small} ${options}`), crowd.type)
    expect(run.status).toBe(6)
    expect(run.text.match(/There is a problem: MIRROR_FAILED/g)?.length).toBe(1)
    expect(run.text.match(/The mirror is behind/g)?.length).toBeGreaterThan(3)
    expect(run.text).toContain('MIRROR_INCOMPLETE')
    await mustBeWhole(media, out)
    const types = await must(`grep -o '"type":"mirror[.][^"]*"' ${out}/bundle/facts.jsonl`)
    expect(types).toBe('"type":"mirror.named"\n"type":"mirror.kept"\n"type":"mirror.lost"\n"type":"mirror.abandoned"\n')
  }))

test('a ceremony on a read-only medium is listed, verified and exported, and refuses whatever would write to it', () =>
  withMedia(async (media) => {
    const { folder, must, remount, strongroom } = media
    const { all, few } = await answers(media)
    const data = `${folder}/m/data`
    await must(`mkdir ${folder}/m && mount -t tmpfs tmpfs ${folder}/m`)
    expect((await strongroom('run', small, '--answers', all, '--data', data, '--out', `${folder}/m/out`)).status).toBe(
      0,
    )
    const sealed = (await must(`ls ${data}/ceremonies`)).trim()
    expect((await strongroom('run', small, '--answers', few, '--data', data)).status).toBe(1)
    await remount('m', 'ro')
    await must(`ls -lR --time-style=full-iso ${folder}/m > ${folder}/before`)
    const list = await strongroom('resume', '--list', '--json', '--data', data)
    expect([list.status, JSON.parse(list.stdout)]).toMatchObject([0, [{ phase: 'unfinished' }]])
    const known = JSON.parse((await strongroom('register', '--json', '--data', data)).stdout) as object
    expect(known).toMatchObject({ ceremonies: [{ phase: 'unfinished' }, { ceremony: sealed, phase: 'sealed' }] })
    expect((await strongroom('verify', `${folder}/m/out`)).status).toBe(0)
    expect((await strongroom('export', sealed, '--data', data, '--out', `${folder}/again`)).status).toBe(0)
    await must(`diff -r ${folder}/m/out/bundle ${folder}/again/bundle`)
    const resumed = await strongroom('resume', '--answers', all, '--data', data)
    expect([resumed.status, codeIn(resumed.stderr)]).toEqual([1, 'STORE_READ_ONLY'])
    const run = await strongroom('run', small, '--answers', all, '--data', data)
    expect([run.status, codeIn(run.stderr)]).toEqual([1, 'DATA_UNUSABLE'])
    const out = await strongroom('export', sealed, '--data', data, '--out', `${folder}/m/x/y`)
    expect([out.status, codeIn(out.stderr)]).toEqual([1, 'OUT_UNWRITABLE'])
    await must(
      `ls -lR --time-style=full-iso ${folder}/m | diff - ${folder}/before; ls -A /tmp | grep strongroom-read- && exit 1 || true`,
    )
  }))

test('listing makes no folder', () =>
  withMedia(async ({ folder, must, strongroom }) => {
    const list = await strongroom('resume', '--list', '--data', `${folder}/none/at/all`)
    expect([list.status, list.stdout, await must(`ls -A ${folder}`)]).toEqual([0, '', ''])
    expect(codeIn((await strongroom('resume', '--data', `${folder}/none`)).stderr)).toBe('CEREMONY_NONE')
    expect(await must(`ls -A ${folder}`)).toBe('')
  }))
