/** Imported before anything that makes a schema: each looks at this when it is made. */
import { z } from 'zod'

// The page's policy forbids code from strings, and to compile it would take longer than all that is ever checked here.
z.config({ jitless: true })
