/** From here on `electron` is the shell, whether it is imported or required. */
import { registerHooks } from 'node:module'

const url = new URL(`./electron${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (specifier, context, next) =>
    names.has(specifier) ? { url, format: 'module', shortCircuit: true } : next(specifier, context),
})
