/**
 * Has the terminal while a custodian reads or types the words of a share, so that they never reach main: without core dumps, and
 * ended as soon as the words are through. Between two tries of a share it keeps what was typed.
 */
import { withoutCoreDumps } from '../../native/secrets/core-dumps.ts'
import { Recipient, sealText } from '../../native/sealed-box.ts'
import { serve } from '../../native/serve.ts'
import { Console, Left } from './console.ts'
import { shareContract } from './share-messages.ts'
import { showWords, typeWords } from './share-screen.ts'

withoutCoreDumps()
const viewer = new Recipient()
let typed: readonly string[] = []
let console: Console | null = null

/** Null if people left the terminal. */
async function atTerminal<T>(work: (console: Console) => Promise<T>): Promise<T | null> {
  console = Console.open()
  try {
    return await work(console)
  } catch (error) {
    if (error instanceof Left) return null
    throw error
  } finally {
    console.close()
    console = null
  }
}

// However it ends, the terminal is given back as it was, and nothing stands on it.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
process.on('exit', () => console?.close())

serve(
  shareContract,
  {
    viewer: () => viewer.spki,
    show: async ({ words, ...of }) => {
      const list = viewer.openText(words).split(' ')
      return (await atTerminal((terminal) => showWords(terminal, of, list).then(() => true))) ?? false
    },
    type: async ({ recipient, complaint, ...of }) => {
      const before = complaint === null ? [] : typed
      const list = await atTerminal((terminal) => typeWords(terminal, of, before, complaint))
      if (list === null) return null
      typed = list
      return sealText(list.join(' '), recipient)
    },
  },
  () => console?.close(),
)
