/** What electron.vite.config.ts and the scripts around it must agree on. */

/** Where a build is made, beside the old one, until it is whole. */
export const fresh = '.cache/build/new'

/** What `npm run dev` makes; it never touches `build`. */
export const workshop = '.cache/dev'

/** Stands in the served page wherever each answer has a nonce of its own. */
export const nonceHere = 'nonce-of-this-answer'
