/** The things of the inventory that are kept: what each is called, and how it should look when it comes back. */
import { z } from 'zod'
import { prose } from '../../base/prose.ts'
import { InventoryList } from '../../kernel/inventory.ts'
import type { Script } from '../../kernel/script.ts'

const Kept = z.strictObject({
  title: prose().describe('What people call it.'),
  expects: prose().optional().describe('What it should look like, such as the number on its seal.'),
})
export type Kept = z.infer<typeof Kept>

const cards = new InventoryList({ name: 'cards', of: Kept, is: 'Smartcards.' })
const bags = new InventoryList({ name: 'bags', of: Kept, is: 'Tamper-evident bags.' })
const media = new InventoryList({ name: 'media', of: Kept, is: 'Media such as memory sticks.' })

export const thingLists = [cards, bags, media] as const

type Things = Readonly<Record<string, Kept>>
export const cardsOf = (script: Script): Things => cards.of(script)
export const bagsOf = (script: Script): Things => bags.of(script)
export const mediaOf = (script: Script): Things => media.of(script)
