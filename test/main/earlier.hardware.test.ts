/** What a rehearsal makes in place of an earlier record goes with its throw-away tokens. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseScript } from '../../ceremonies/index.ts'
import { beginCeremony, removeThrowAway, takeUpCeremony } from '../../main/ceremony.ts'
import { sheetsFile } from '../../main/rehearsed.ts'
import { onThrowAway, rehearsalParticipants } from '../../main/opening.ts'
import { play } from '../../main/players/player.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { readRecord } from '../../main/register/reading.ts'
import { Register } from '../../main/register/register.ts'
import { DataFolder } from '../../main/store/data-folder.ts'
import { scriptText } from '../support/ceremony.ts'
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

test('people of a rehearsal are shown the PINs of cards that were enrolled before it, also once it is resumed', () =>
  inFolder(async (path) => {
    const data = DataFolder.open(join(path, 'data'))
    const cardsAgain = scriptText('cards-again')
    const parsed = parseScript(cardsAgain)
    try {
      const held = await beginCeremony(data, {
        ...{ text: cardsAgain, script: parsed, scriptName: 'cards-again.yaml', settings: {} },
        ...{ mirror: null, sameMedium: null, inventory: null },
        participants: rehearsalParticipants(parsed, {}),
        register: Register.open(data, readRecord),
        allow: onThrowAway.allow,
      })
      expect(held.setup.earlier).toBeNull()
      expect(readFileSync(sheetsFile(held.folder), 'utf8')).toMatch(/^card-pin custodian-1 card-1: \S+$/m)
      const all = [...held.session.engine.record.store.lines(0)].join('')
      expect(all).toContain('"type":"cards.known"')
      await held.session.close()
      const resumed = await takeUpCeremony(held.folder)
      // This player knows no PIN but those that it is told.
      await play(resumed.session.engine, new RehearsalPlayer())
      expect(resumed.session.engine.state.phase).toBe('sealed')
      await resumed.session.close()
    } finally {
      data.close()
    }
  }))
