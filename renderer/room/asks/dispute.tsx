import type { Room } from '../../../preload/views.ts'
import { useTexts } from '../../language/language.ts'
import { SpeakDialog } from '../menu/speak-dialog.tsx'

interface Props {
  readonly room: Room
  readonly digest: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Anybody may disagree with what is proposed; it is then withdrawn. */
export function Dispute({ room, digest, isOpen, onClose }: Props) {
  const texts = useTexts().run.ask
  return (
    <SpeakDialog
      room={room}
      isOpen={isOpen}
      onClose={onClose}
      title={texts.disputeTitle}
      means={texts.disputeMeans}
      fields={[{ name: 'reason', label: texts.disputeReason, type: 'text' }]}
      submit={texts.dispute}
      command={({ reason }) => ({ type: 'dispute', digest, reason: String(reason) })}
    />
  )
}
