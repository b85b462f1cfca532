/** A medium without permissions: exFAT, by FUSE on a loop device, which takes root (or sudo) and Debian's exfat-fuse and exfatprogs. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, scripts, strongroom } from '../support/strongroom.ts'

function asRoot(command: string): string {
  const words = ['sh', '-ec', `PATH=$PATH:/usr/sbin:/sbin; ${command}`]
  const [program = '', ...rest] = process.getuid?.() === 0 ? words : ['sudo', '-n', ...words]
  const { status, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  return stdout.trim()
}

/** A container may have been given neither. */
const canMount = ['/dev/fuse', '/dev/loop-control'].every((device) => existsSync(device))

test.runIf(canMount)(
  'exFAT takes a mirror and a bundle; as a data folder it is told apart from one with wrong permissions',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strongroom-exfat-'))
    const medium = join(folder, 'm')
    const mount = `cd ${folder} && mkdir m && truncate -s 64M image && mkfs.exfat image >&2 && loop=$(losetup -f --show image)`
    const loop = asRoot(`${mount} && mount.exfat-fuse -o uid=${String(process.getuid?.())} $loop m >&2 && echo $loop`)
    try {
      const small = join(scripts, 'small.yaml')
      const answers = join(root, 'test/fixtures/answers/rehearse.yaml')
      const run = ['run', small, '--answers', answers]
      const refused = await strongroom([...run, '--data', join(medium, 'data')])
      expect([refused.status, refused.stderr]).toEqual([
        1,
        `strongroom: DATA_NO_PERMISSIONS: The medium of the data folder ${medium}/data has no file permissions (fuseblk), and as it is mounted others can access it. Use a medium with a Linux file system, or mount this one for yourself alone (umask=077).\n`,
      ])
      expect(asRoot(`ls -A ${medium}`)).toBe('')
      const there = ['--mirror', join(medium, 'copy'), '--out', join(medium, 'out')]
      expect((await strongroom([...run, '--data', join(folder, 'data'), ...there])).status).toBe(0)
      expect((await strongroom(['verify', join(medium, 'out/bundle')])).status).toBe(0)
      asRoot(`cmp ${medium}/copy/facts.jsonl ${medium}/out/bundle/facts.jsonl`)
    } finally {
      asRoot(`umount ${medium}; losetup -d ${loop}`)
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
