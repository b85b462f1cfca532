/** What macOS, Windows and Linux desktops leave on a medium by themselves (docs/RECORD.md, "Bundle"). */
const files: ReadonlySet<string> = new Set([
  '.ds_store',
  '.localized',
  '.apdisk',
  '.volumeicon.icns',
  'icon\r',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '.directory',
])
const folders: ReadonlySet<string> = new Set([
  '.trashes',
  '.trash',
  '.fseventsd',
  '.spotlight-v100',
  '.temporaryitems',
  '.documentrevisions-v100',
  '__macosx',
  'system volume information',
  '$recycle.bin',
  'lost+found',
])

/**
 * True for a plain file, its name with `/` between folder and file, that an operating system leaves beside others: of such a name
 * itself, or in a folder of such a name. What `manifest`, the text of the bundle's, lists is an artifact, whatever it is called.
 */
export function isLeftoverFile(name: string, manifest: string): boolean {
  if (manifest.includes(`"name":${JSON.stringify(name)}`)) return false
  const path = name.split('/')
  const file = path.pop() ?? ''
  return file.startsWith('._') || files.has(file.toLowerCase()) || path.some(isFolder)
}

/** The same of a folder. */
export function isLeftoverFolder(name: string): boolean {
  return name.split('/').some(isFolder)
}

function isFolder(name: string): boolean {
  return folders.has(name.toLowerCase()) || /^\.Trash-\d+$/.test(name)
}
