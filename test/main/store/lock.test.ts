import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataFolder } from '../../../main/store/data-folder.ts'
import { refused } from '../../support/refused.ts'

test('a folder whose lock cannot be opened is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-lock-'))
  try {
    mkdirSync(join(folder, 'lock'))
    expect(await refused(() => DataFolder.open(folder))).toMatchObject({
      code: 'DATA_UNUSABLE',
      message: expect.stringContaining(folder),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
