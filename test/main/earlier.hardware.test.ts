/** What a rehearsal makes in place of an earlier record goes with its throw-away tokens. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginCeremony, removeThrowAway, sheetsFile } from '../../main/ceremony.ts'
import { onThrowAway, rehearsalParticipants } from '../../main/opening.ts'
import { readRecord } from '../../main/register/reading.ts'
import { Register } from '../../main/register/register.ts'
import { DataFolder } from '../../main/store/data-folder.ts'
import { inFolder } from '../support/strongroom.ts'
import { script, text } from '../support/succession.ts'

test('the sheets and the token of the earlier ceremony stand among throw-away tokens, and are gone with them', () =>
  inFolder(async (path) => {
    const data = DataFolder.open(join(path, 'data'))
    try {
      const held = await beginCeremony(data, {
        ...{ text, script, scriptName: 'change.yaml', settings: {}, mirror: null, sameMedium: null, inventory: null },
        participants: rehearsalParticipants(script, {}),
        register: Register.open(data, readRecord),
        allow: onThrowAway.allow,
      })
      await held.session.close()
      expect(readFileSync(sheetsFile(held.folder), 'utf8')).toMatch(/^old-custodian-1: [a-z ]{100,}\n/)
      expect(existsSync(held.setup.earlier ?? '')).toBe(true)
      removeThrowAway(held)
      const left = readdirSync(held.folder.path)
      expect(left.filter((name) => !/^(record\.db(-wal|-shm)?|setup\.json|lock)$/.test(name))).toEqual([])
    } finally {
      data.close()
    }
  }))
