/** Where what ships beside this code lies: in the checkout if it runs from its sources, else in `build`. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const extension = extname(import.meta.filename)
const fromSources = extension === '.ts'
const root = rootAbove(import.meta.dirname)

/** The folder that holds package.json. */
export const checkout = fromSources ? root : dirname(root)

/** A file or folder that ships as it is: `ceremonies/scripts`. */
export const shipped = (path: string): string => join(root, path)

/** What is only there once it is built: `renderer`. */
export const built = (path: string): string => join(checkout, 'build', path)

/** A program of its own, named without extension, for a process or thread to start: `native/pkcs11/host`. */
export const program = (path: string): URL => pathToFileURL(join(root, `${path}${extension}`))

/** Finds installed packages, for files of theirs and for addons. */
export const requireInstalled = createRequire(import.meta.url)

/** Code may be bundled with other code, at any depth of the same tree. */
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'ceremonies/scripts'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`${import.meta.filename}: the folder of shipped scripts is missing`)
  return rootAbove(parent)
}
