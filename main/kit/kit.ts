/** The recovery kit: what brings keys and secrets back without this program, in plain words (docs/RECOVERY.md). */
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'
import { artifactFile, type Files } from '../../ceremonies/record/bundle.ts'
import type { Item, Recoverable } from '../../ceremonies/kit/contents.ts'
import { catalogues, type Language } from '../../ceremonies/texts/index.ts'
import { shipped } from '../shipped.ts'
import { guideName, guideText } from './guide.ts'
import { outName, places } from './places.ts'
import { twinOf } from './twin.ts'

const kitFolder = 'recovery'

interface Source {
  readonly ceremony: string
  readonly mode: 'real' | 'rehearsal'
  /** Of the bundle: the archives and envelopes are taken from there. */
  readonly files: Files
}

/** A kit for each set of shares, by the name of its folder. */
export async function kitsOf(
  sets: readonly Recoverable[],
  source: Source,
): Promise<readonly (readonly [folder: string, Files])[]> {
  const folder = ({ identifier }: Recoverable) => (sets.length === 1 ? kitFolder : `${kitFolder}-${identifier}`)
  return Promise.all(sets.map(async (of) => [folder(of), await kitOf(of, source)] as const))
}

/** The names of the kits in a folder that a ceremony left. */
export function kitsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith(kitFolder))
}

/** The files of a kit, by path within its folder. */
async function kitOf(of: Recoverable, { ceremony, mode, files }: Source): Promise<Files> {
  const twin = await twinOf(of, ceremony)
  const kit = new Map<string, Uint8Array>([
    ...languages.map((language) => text(guideName(language), guideText({ ceremony, mode, of, language }))),
    [places.program, readFileSync(shipped('main/kit/recover.py'))],
    text(places.words, `${wordList.join('\n')}\n`),
    text(places.contents, contentsText(of, ceremony)),
    ...of.cards.map(({ artifact }) => [join(places.cards, artifact), contentOf(files, artifact)] as const),
    ...of.items.map(({ artifact }) => [join(places.archives, artifact), contentOf(files, artifact)] as const),
    text(join(places.twin, places.contents), contentsText(twin.of, ceremony)),
    text(join(places.twin, places.shares), `${twin.shares.join('\n')}\n`),
    ...[...twin.artifacts].map(([name, content]) => [join(places.twin, places.archives, name), content] as const),
  ])
  return kit.set(...text(places.sums, sumsText(kit)))
}

const languages = Object.keys(catalogues) as Language[]

const text = (name: string, content: string): [string, Uint8Array] => [name, Buffer.from(content)]

function contentOf(files: Files, artifact: string): Uint8Array {
  const content = files.get(artifactFile(artifact))
  if (content === undefined) throw new Error(`The record says that ${artifact} is among its artifacts, and it is not.`)
  return content
}

/** What recover.py reads. */
function contentsText({ items, cards, printed: _, ...set }: Recoverable, ceremony: string): string {
  const contents = {
    'strongroom-recovery': 1,
    ceremony,
    ...set,
    cards: cards.map(({ artifact, ...card }) => ({ ...card, file: join(places.cards, artifact) })),
    items: items.map(itemForProgram),
  }
  return `${JSON.stringify(contents, null, 2)}\n`
}

function itemForProgram({ artifact, ...item }: Item) {
  return { ...item, file: join(places.archives, artifact), out: outName({ ...item, artifact }) }
}

/** As `sha256sum -c` reads it. */
function sumsText(files: Files): string {
  const line = ([name, bytes]: [string, Uint8Array]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`
  return [...files].map(line).join('')
}
