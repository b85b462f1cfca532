import type { House, Room } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { useSay, useTexts } from '../language/language.ts'
import { counted } from '../language/wording.ts'
import { useAsking } from '../ui/asking.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Frame } from '../ui/frame.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Printing } from '../ui/printing.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { Tag } from '../ui/tag.tsx'
import { Words } from '../ui/words.tsx'
import { Export } from './export.tsx'
import { Problems } from './verdict.tsx'
import './closing.css'
import '../ui/progress.css'

interface Props {
  readonly ended: Ended
  readonly house: House | null
  readonly onLeave: () => void
}

/** What this screen needs to know of a ceremony that has ended, in the room or long ago. */
export interface Ended {
  readonly ceremony: string
  readonly title: string
  readonly mode: 'real' | 'rehearsal'
  /** Null where it is not known: of a ceremony that is not open any more. */
  readonly softwareToken: boolean | null
  readonly phase: 'sealed' | 'aborted'
  readonly checkpoint: Room['checkpoint']
  /** Null of a record that nobody has verified here. */
  readonly wrong: Room['wrong'] | null
  /** What keeps the copy on the second medium behind; null of a ceremony that is not open any more. */
  readonly mirrorTrouble: Room['mirrorTrouble']
}

/** The room's ceremony, once it has ended. */
export function RoomClosing({ room, house }: { readonly room: Room; readonly house: House | null }) {
  const { busy, refused, ask } = useAsking()
  const phase = room.phase === 'aborted' ? 'aborted' : 'sealed'
  return (
    <>
      <ClosingScreen ended={{ ...room, phase }} house={house} onLeave={() => void (busy || ask(client.leave({})))} />
      <Refusal refused={refused} />
    </>
  )
}

/** A ceremony that has ended: its words, and how its record leaves the laptop. */
export function ClosingScreen({ ended, house, onLeave }: Props) {
  const texts = useTexts().closing
  const { ceremony, title, mode, softwareToken, phase, checkpoint, wrong, mirrorTrouble } = ended
  const isSound = wrong === null || wrong.length === 0
  const say = useSay()
  return (
    <Frame
      band={<Band mode={mode} softwareToken={softwareToken === true} />}
      where={title}
      actions={
        <Button look="quiet" onPress={onLeave}>
          {texts.leave}
        </Button>
      }
    >
      <div className="row">
        <ScreenTitle>{isSound ? texts[phase] : texts.invalidTitle}</ScreenTitle>
        {checkpoint !== null && <Tag>{counted(texts.over, checkpoint.size)}</Tag>}
      </div>
      {wrong === null ? (
        <Notice>
          <p>{texts.unverified}</p>
        </Notice>
      ) : isSound ? (
        <Notice tone={phase === 'sealed' ? 'good' : 'warn'}>
          <p>{phase === 'sealed' ? texts.sealedMeans : texts.abortedMeans}</p>
        </Notice>
      ) : (
        <Notice tone="bad" title={texts.unsound}>
          <Problems of={wrong} />
        </Notice>
      )}
      {mirrorTrouble !== null && (
        <Notice tone="warn">
          <p>{say(mirrorTrouble)}</p>
        </Notice>
      )}
      {checkpoint !== null && (
        <Panel title={texts.words} tone="now">
          <p>{texts.wordsHow}</p>
          <Words large words={checkpoint.words} label={texts.words} />
        </Panel>
      )}
      <div className="closing">
        <Export ceremony={ceremony} />
        {isSound && (
          <Panel title={texts.print}>
            <p className="soft">{texts.printHow}</p>
            <Printing
              printers={house?.printers ?? []}
              texts={texts}
              print={(printer) => client.printTranscript({ ceremony, printer })}
            />
          </Panel>
        )}
      </div>
    </Frame>
  )
}
