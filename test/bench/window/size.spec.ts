import { expect, test } from '@playwright/test'
import { MOST, scriptSize } from './size.ts'

test('the page’s scripts are under 400 KiB compressed', () => {
  expect(MOST).toBe(400)
  expect(scriptSize()).toBeLessThan(MOST)
})
