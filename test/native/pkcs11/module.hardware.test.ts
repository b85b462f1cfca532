import { expect, test } from 'vitest'
import { discover } from '../../../main/devices/index.ts'
import { refused } from '../../support/refused.ts'

test.each(['/dev/zero', '/', 'libsofthsm2.so', '/nowhere/libp11.so'])(
  '%s is no module, and is not read',
  async (path) => {
    expect(await refused(discover({ module: path }))).toMatchObject({ code: 'MODULE_NOT_FOUND' })
  },
)
