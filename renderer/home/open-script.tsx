import { useState } from 'react'
import { client } from '../bridge.ts'
import { useTexts } from '../language/language.ts'
import { announce } from '../ui/announce.tsx'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/notice.tsx'
import { TextInput } from '../ui/text-input.tsx'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A script that lies elsewhere, as on a stick: it is listed with the others until the program ends. */
export function OpenScript({ isOpen, onClose }: Props) {
  const texts = useTexts().home
  return (
    <Dialog title={texts.openTitle} isOpen={isOpen} onClose={onClose}>
      <Path onClose={onClose} />
    </Dialog>
  )
}

function Path({ onClose }: Pick<Props, 'onClose'>) {
  const { home, run } = useTexts()
  const [path, setPath] = useState('')
  const { busy, refused, ask } = useAsking()
  const open = async () => {
    if ((await ask(client.openScript({ path: path.trim() }))) === null) return
    announce(home.openDone)
    onClose()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (path.trim() !== '' && !busy) void open()
      }}
    >
      <TextInput mono autoFocus label={home.openPath} hint={home.openHint} value={path} onChange={setPath} />
      <Refusal refused={refused} />
      <div className="row">
        <Button type="submit" look="main" isDisabled={path.trim() === '' || busy}>
          {home.openSubmit}
        </Button>
        <Button onPress={onClose}>{run.menu.cancel}</Button>
      </div>
    </form>
  )
}
