import type { ReaderSeen, ReadersSeen } from '../../../ceremonies/devices/readers.ts'
import type { Message } from '../../../ceremonies/base/message.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { refusalOf } from '../../../ceremonies/texts/codes.ts'
import { lookAtReaders } from '../../devices/readers.ts'
import { stdout } from '../../output.ts'
import { inWords } from '../../words.ts'
import { exits, report } from '../failure.ts'

export interface CardsOptions {
  readonly json?: boolean
}

/** What is in each reader, and where no card can be used, why not and what to do. No PIN is asked for, and nothing is changed. */
export async function cards({ json }: CardsOptions): Promise<number> {
  const seen = await lookAtReaders()
  if (json === true) stdout.json(asJson(seen))
  else stdout.text(seen.readers.map(text).join(''))
  const troubles = troublesOf(seen)
  for (const trouble of troubles) report(refusalOf(trouble), json === true)
  return troubles.length > 0 ? exits.refused : exits.done
}

/** An empty reader is none where there is a card in another. */
function troublesOf({ readers, refused }: ReadersSeen): readonly Message[] {
  if (refused) return [refused]
  const isUsable = readers.some((reader) => reader.refused === null)
  const troubles = readers.flatMap((reader) => (reader.refused ? [reader.refused] : []))
  return troubles.filter(({ code }) => !(isUsable && code === 'CARD_NONE'))
}

function text({ reader, card, refused }: ReaderSeen): string {
  const applets = card?.applets.map(({ applet, serial, firmware }) => {
    const version = firmware === null ? '' : `, ${applet === 'piv' ? 'firmware' : 'version'} ${firmware}`
    return `  ${names[applet]}, serial ${shown(serial)}${shown(version)}`
  })
  const lines =
    applets && applets.length > 0 ? applets : [`  ${refused?.code === 'CARD_NONE' ? 'empty' : 'cannot be used'}`]
  return `${[shown(reader), ...lines].join('\n')}\n`
}

const names = { piv: 'PIV card', openpgp: 'OpenPGP card' } as const

function asJson({ readers, refused }: ReadersSeen) {
  const told = (trouble: Message | null) => trouble && { code: trouble.code, message: inWords(trouble) }
  return {
    readers: readers.map(({ reader, card, refused: trouble }) => ({ reader, card, trouble: told(trouble) })),
    trouble: told(refused),
  }
}
