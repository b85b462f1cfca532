import { expect, test } from 'vitest'
import { asksForSecret } from '../../../../ceremonies/subjects/room/secret-words.ts'

test.each([
  'The PIN you chose',
  'Words of your share',
  'Ihr Kennwort',
  'Persönlicher Code',
  'Alle Passwörter',
  'Geheimnisse, die fehlen',
])('“%s” asks for a secret', (label) => {
  expect(asksForSecret(label)).toBe(true)
})

test.each([
  'Spinning wheel',
  'The envelope with the PIN in it',
  'Siegel am Umschlag der Passphrase',
  'Die Bögen mit Wörtern des Anteils',
  'Überpin',
])('“%s” does not', (label) => {
  expect(asksForSecret(label)).toBe(false)
})
