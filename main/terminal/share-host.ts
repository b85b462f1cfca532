/**
 * Has the terminal while a custodian reads or types the words of a share, or somebody types a secret, so that they never reach main: without core dumps, and
 * ended as soon as that share is through. Between two tries of a share it keeps what was typed.
 */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { terminal as texts } from '../../ceremonies/texts/en/terminal.ts'
import { withoutCoreDumps } from '../../native/secrets/core-dumps.ts'
import { Recipient, sealText } from '../../native/sealed-box.ts'
import { serve } from '../../native/serve.ts'
import { dropTypeAhead } from '../../native/type-ahead.ts'
import { stdout } from '../output.ts'
import { Console, Left } from './console.ts'
import { shareContract } from './share-messages.ts'
import { showWords, typeSecret, typeWords } from './share-screen.ts'

/** Longer than any share, and as long as a box takes. */
const longest = 1024

const coreDumps = withoutCoreDumps()
const viewer = new Recipient()
let typed: readonly string[] = []
let console: Console | null = null

/** Null if people left the terminal. */
async function atTerminal<T>(work: (console: Console) => Promise<T>): Promise<T | null> {
  console = Console.open()
  console.hint = texts.leaveShare
  dropTypeAhead()
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

/** Main has the terminal back at once, and sets its mode: only what stands on it is wiped. */
function wipeScreen(): void {
  console?.wipe()
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
process.on('exit', wipeScreen)
// A terminal that has gone: main sees that too, and says so.
stdout.onError(() => process.exit(1))

serve(
  shareContract,
  {
    viewer: () => ({ spki: viewer.spki, coreDumps }),
    show: async ({ words, ...of }) => {
      const list = viewer.openText(words).split(' ')
      return (await atTerminal((terminal) => showWords(terminal, of, list).then(() => true))) ?? false
    },
    secret: async ({ person, recipient, complaint }) => {
      const secret = await atTerminal((terminal) => typeSecret(terminal, person, complaint))
      return secret === null ? null : sealText(secret, recipient)
    },
    type: async ({ recipient, complaint, ...of }) => {
      const before = complaint === null ? [] : typed
      const list = await atTerminal((terminal) => typeWords(terminal, of, before, complaint))
      if (list === null) return null
      typed = list
      const text = list.join(' ')
      if (Buffer.byteLength(text) > longest) throw refuse('SHARE_TOO_LONG', { share: of.share })
      return sealText(text, recipient)
    },
  },
  wipeScreen,
)
