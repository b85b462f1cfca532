/** The process for shamirs-secret-sharing: without core dumps, for one call. */
import { dieWithParent } from '../die-with-parent.ts'
import { serve } from '../serve.ts'
import { withoutCoreDumps } from '../secrets/core-dumps.ts'
import { shamirContract } from './messages.ts'
import { Once } from './once.ts'

withoutCoreDumps()
const once = new Once()

dieWithParent()
serve(shamirContract, {
  transportKey: () => once.transportKey(),
  split: (request) => once.split(request),
  combine: (request) => once.combine(request),
  prove: (request, progress) => once.prove(request, (done, of) => progress({ done, of })),
})
