import { useState } from 'react'
import { client } from '../bridge.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import type { AskProps } from '../room/asks/ask-props.ts'
import { named } from '../room/named.ts'
import { personText } from '../room/people.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { Alone } from './alone.tsx'

/** Where the picture of a custodian's sheet lies: it is read by a process of its own, and never comes into the page. */
export function PictureEntry({ room, asked: { first } }: AskProps<'secret'>) {
  const texts = useTexts().secrets.picture
  const { id, secret, complaint } = first
  const [path, setPath] = useState('')
  const say = useSay()
  const { busy, refused, ask } = useAsking()
  const person = personText(room, secret.person)
  const found = named(room, complaint)
  const give = () => {
    if (!busy && path.trim() !== '') void ask(client.give({ id, answer: path.trim() }))
  }
  return (
    <Alone person={person} title={fill(texts.title, { share: secret.share ?? 0, person })}>
      {found && (
        <Notice tone="bad">
          <p>{say(found)}</p>
        </Notice>
      )}
      <div className="stack">
        <p>{texts.how}</p>
        <TextInput label={texts.label} value={path} onChange={setPath} />
        <p className="soft">{texts.after}</p>
        <Refusal refused={named(room, refused)} />
        <div className="row">
          <Button look="main" size="large" onPress={give} isDisabled={busy || path.trim() === ''}>
            {texts.give}
          </Button>
        </div>
      </div>
    </Alone>
  )
}
