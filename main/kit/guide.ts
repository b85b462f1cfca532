/** The kit's instructions as a text file: plain, so that anything shows and prints it. */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { message, type Phrase } from '../../ceremonies/base/message.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Item, Recoverable } from '../../ceremonies/kit/contents.ts'
import { type Language, catalogues } from '../../ceremonies/texts/index.ts'
import { say } from '../../ceremonies/texts/say.ts'
import { outName, places } from './places.ts'

export interface Guide {
  readonly ceremony: string
  readonly mode: 'real' | 'rehearsal'
  readonly of: Recoverable
  readonly language: Language
}

/** Characters in a line: what paper and small screens take. */
const WIDTH = 76

const recovered = '/dev/shm/recovered'
const practised = '/dev/shm/practice'

export const guideName = (language: Language): string => catalogues[language].messages.kit.fileName

/** Instructions for somebody without training, in one language. */
export function guideText({ ceremony, mode, of, language }: Guide): string {
  const { threshold, shares, identifier, check, scheme } = of
  const inBlocks = scheme === 'shamirs-secret-sharing'
  const in_ = (phrase: Phrase): string => say(catalogues[language], phrase)
  const title = in_(message('kit.title'))
  const parts = [
    `${title}\n${'='.repeat(title.length)}`,
    ...(mode === 'rehearsal' ? [paragraph(in_(message('kit.rehearsal')))] : []),

    heading(1, in_(message('kit.what'))),
    paragraph(in_(message('kit.origin', { ceremony, shares, threshold, cards: of.cards.length }))),
    list(of.items.map((item) => in_(itemIn(item)))),
    paragraph(in_(message('kit.alone', { threshold }))),

    heading(2, in_(message('kit.need'))),
    list([
      in_(message('kit.people', { threshold, cards: of.cards.length })),
      ...(of.printed.length === 0 ? [] : [in_(message('kit.printed', { shares: of.printed.join(', ') }))]),
      in_(message('kit.computer')),
      in_(message('kit.paper')),
    ]),
    ...cardsIn(of, in_),

    heading(3, in_(message('kit.practise'))),
    paragraph(in_(message('kit.twin'))),
    commands(`sha256sum -c ${places.sums}`, `python3 -I ${places.program} ${places.twin} ${practised}`),
    paragraph(in_(message('kit.twinShares'))),
    commands(`rm -r ${practised}`),
    paragraph(in_(message('kit.twinFailed'))),

    heading(4, in_(message('kit.real'))),
    paragraph(in_(message('kit.approval'))),
    paragraph(in_(message('kit.compare'))),
    commands(`sha256sum -c ${places.sums}`, ...of.items.map((item) => `sha256sum ${fileOf(item)}`)),
    paragraph(in_(message('kit.run'))),
    commands(`python3 -I ${places.program} . ${recovered}`),
    paragraph(in_(message(inBlocks ? 'kit.blocks.type' : 'kit.type'))),
    ...(of.cards.length === 0 ? [] : [paragraph(in_(message('kit.card.type')))]),
    paragraph(in_(message('kit.done'))),
    ...of.items.flatMap((item) => proofOf(item, in_)),
    paragraph(in_(message('kit.use'))),
    paragraph(in_(message('kit.spent'))),

    heading(5, in_(message('kit.wrong'))),
    list([
      in_(message(inBlocks ? 'kit.blocks.refused' : 'kit.refused')),
      in_(message('kit.few', { threshold })),
      in_(message('kit.damaged')),
    ]),

    heading(6, in_(message('kit.how'))),
    paragraph(
      in_(
        message(inBlocks ? 'kit.blocks.method' : 'kit.method', {
          identifier,
          value: check.value,
          method: check.method,
          length: check.length,
        }),
      ),
    ),
    ...(of.cards.length === 0 ? [] : [paragraph(in_(message('kit.card.method')))]),
    paragraph(in_(message('kit.trust'))),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Which shares are on cards, and what it takes to use these. */
function cardsIn({ cards }: Recoverable, in_: (phrase: Phrase) => string): readonly string[] {
  if (cards.length === 0) return []
  const lines = cards.map(({ share, applet, serial, onPaper }) =>
    in_(message(onPaper ? 'kit.card.both' : 'kit.card.alone', { share, applet, serial })),
  )
  return [paragraph(in_(message('kit.card.need'))), list(lines)]
}

export const fileOf = ({ artifact }: Item): string => `${places.archives}/${artifact}`

function itemIn({ kind, label }: Item) {
  if (kind === 'key') return message('kit.item.key', { label })
  return kind === 'secret-key' ? message('kit.item.secretKey', { label }) : message('kit.item.envelope', { label })
}

/** What shows that a thing is the right one; for a private key, commands that need nothing of ours. */
function proofOf(item: Item, in_: (phrase: Phrase) => string): readonly string[] {
  const { label } = item
  const file = `${recovered}/${outName(item)}`
  if (item.kind === 'secret-key') {
    const { method, value } = item.keyCheck
    return [list([in_(message('kit.proof.secretKey', { label, method, value }))])]
  }
  if (item.kind === 'envelope') return [list([in_(message('kit.proof.envelope', { label, file }))])]
  return [
    list([in_(message('kit.proof.key', { label, digest: digestOf(item.spki) }))]),
    commands(`openssl pkey -inform DER -in ${file} -pubout -outform DER | sha256sum`),
  ]
}

const digestOf = (spki: Hex): Hex => bytesToHex(sha256(hexToBytes(spki)))

const heading = (number: number, text: string): string => `${number}. ${text}\n${'-'.repeat(text.length + 3)}`

const paragraph = (text: string): string => wrapped(text, '')

const list = (items: readonly string[]): string => items.map((item) => `- ${wrapped(item, '  ')}`).join('\n')

const commands = (...lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n')

/** Lines of whole words; those after the first begin with `indent`. A word that is longer than a line has one of its own. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH - indent.length) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}
