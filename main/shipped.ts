/** Where what ships beside this code lies: in the checkout if it runs from its sources, else in `build`. */
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Program } from './programs.ts'

const extension = extname(import.meta.filename)
/** True if it runs from its sources, unbuilt: then it is no application that a digest names. */
export const fromSources = extension === '.ts'
const root = fromSources ? dirname(import.meta.dirname) : buildAbove(import.meta.dirname)

/** The folder that holds package.json. */
export const checkout = fromSources ? root : dirname(root)

/** A file or folder that ships as it is: `ceremonies/scripts`. */
export const shipped = (path: string): string => join(root, path)

/** One that an addon or another program reads: of a packaged application these lie beside its archive. */
export const unpacked = (path: string): string => shipped(path).replace(/(?<=\/app\.asar)(?=\/)/, '.unpacked')

/** What is only there once it is built: `renderer`. */
export const built = (path: string): string => join(checkout, 'build', path)

/** What Node is started with. */
export const program = (name: Program): URL => pathToFileURL(join(root, `${name}${extension}`))

/** Finds installed packages, for files of theirs and for addons. */
export const requireInstalled = createRequire(import.meta.url)

/** Bundled code does not know how deep in `build` it lies. */
function buildAbove(folder: string): string {
  if (basename(folder) === 'build') return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`${import.meta.filename} is not in the folder that it was built into`)
  return buildAbove(parent)
}
