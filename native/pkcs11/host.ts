/** The process for one PKCS#11 module: main starts it, `open` loads the module, and a crash takes nothing else with it. */
import type { Parameters } from '../../ceremonies/base/message.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { dieWithParent } from '../die-with-parent.ts'
import { seal } from '../sealed-box.ts'
import { withoutCoreDumps } from '../secrets/core-dumps.ts'
import { type Handlers, serve } from '../serve.ts'
import { refusing } from './errors.ts'
import { bulkWrap, generateKeyPair, generateSecretKey, sign, unwrap, wrap } from './keys.ts'
import { checkValue } from './check-value.ts'
import { pkcs11Contract, type Selector } from './messages.ts'
import { mechanismsOf, type Module, openModule, slotOf, tokenOf } from './module.ts'
import { destroy, objects, type Session, setAttributes } from './objects.ts'
import { probeWrap } from './probe.ts'
import { openTokens, type Tokens } from './tokens.ts'

let busy = false
let open: { readonly module: Module; readonly tokens: Tokens } | undefined

function opened() {
  if (!open) throw refuse('MESSAGE_MALFORMED', { method: 'open' })
  return open
}

/** A C_ error in `work` becomes a refusal with `context`. Handlers run one at a time. */
async function inTurn<T>(context: Parameters, work: () => T | Promise<T>): Promise<T> {
  busy = true
  try {
    return await refusing(context, work)
  } finally {
    busy = false
  }
}

/** With the token's session; a device that went away is forgotten. */
function onToken<Request extends { readonly token: Selector; readonly mechanism?: string }, Reply>(
  work: (session: Session, request: Request, tokens: Tokens) => Reply | Promise<Reply>,
) {
  return (request: Request): Promise<Reply> => {
    const { tokens } = opened()
    const context = { label: request.token.label, mechanism: request.mechanism ?? 'a mechanism' }
    return inTurn(context, () =>
      tokens.minding(request.token, () => work(tokens.session(request.token), request, tokens)),
    )
  }
}

/** Without a session: the token may not be initialised yet. */
function onSlot<Request extends { readonly token: Selector }, Reply>(
  work: (request: Request, tokens: Tokens) => Reply | Promise<Reply>,
) {
  return (request: Request): Promise<Reply> => {
    const { tokens } = opened()
    return inTurn({ label: request.token.label }, () => tokens.minding(request.token, () => work(request, tokens)))
  }
}

const handlers: Handlers<typeof pkcs11Contract> = {
  open: ({ path, libraryParameters }) => {
    const module = openModule(path, libraryParameters)
    open = { module, tokens: openTokens(module) }
    return null
  },
  slots: () =>
    inTurn({}, () => {
      const { module } = opened()
      const slots = module.c.C_GetSlotList(false).map((slot) => {
        const token = tokenOf(module, slot)
        return { slot: slotOf(module, slot), token, mechanisms: token ? mechanismsOf(module, slot) : [] }
      })
      return { module: module.info, slots }
    }),
  describe: onSlot(({ token }, tokens) => tokens.describe(token)),
  initialise: onSlot(({ token, label, soPin, userPin }, tokens) => tokens.initialise(token, label, soPin, userPin)),
  login: onSlot(async ({ token, userPin }, tokens) => {
    await tokens.login(token, userPin)
    return null
  }),
  admitWrappingKeys: onSlot(({ token, ids }, tokens) => {
    tokens.admit(token, ids)
    return null
  }),
  objects: onToken((session) => objects(session)),
  sealedRandom: onToken(({ c, session }, { length, recipient }) => {
    const random = Buffer.alloc(length)
    try {
      return seal(c.C_GenerateRandom(session, random), recipient)
    } finally {
      random.fill(0)
    }
  }),
  generateKeyPair: onToken((session, { mechanism, publicKey, privateKey }) =>
    generateKeyPair(session, { mechanism, publicKey, privateKey }),
  ),
  generateSecretKey: onToken((session, { mechanism, secretKey }) => generateSecretKey(session, mechanism, secretKey)),
  checkValue: onToken((session, { key, mechanism }) => checkValue(session, key, mechanism)),
  sign: onToken((session, { key, mechanism, data }) => sign(session, key, mechanism, data)),
  wrap: onToken((session, request, tokens) => wrap(session, tokens.admitted(request.token), request)),
  unwrap: onToken((session, request) => unwrap(session, request)),
  setAttributes: onToken((session, { key, change }) => setAttributes(session, key, change)),
  destroy: onToken((session, { key }) => destroy(session, key)),
  probeWrap: onToken((session, { mechanism, request }) => probeWrap(session, mechanism, request)),
  bulkWrap: onToken((session, request, tokens) => bulkWrap(session, tokens.admitted(request.token), request)),
}

withoutCoreDumps()
dieWithParent()
// Logs out and closes the sessions at the device; during a call a module must not be finalised.
serve(pkcs11Contract, handlers, () => {
  if (!busy) open?.module.c.C_Finalize()
})
