import { useState } from 'react'
import { flawOfSecret, longestSecret } from '../../ceremonies/devices/secret.ts'
import { client } from '../bridge.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import type { AskProps } from '../room/asks/ask-props.ts'
import { named } from '../room/named.ts'
import { personText } from '../room/people.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Alone } from './alone.tsx'
import { HiddenEntry, useLength, useTyped } from './hidden-entry.tsx'
import { sealText } from './sealed-box.ts'

/** A secret for an envelope, typed twice and shown nowhere; it leaves the page sealed to the secrets process. */
export function SecretEntry({
  room,
  asked: { first },
  recipient,
}: AskProps<'secret'> & { readonly recipient: string }) {
  const texts = useTexts().secrets.typed
  const { id, secret, complaint } = first
  const [typed, again] = [useTyped(longestSecret), useTyped(longestSecret)]
  const [problem, setProblem] = useState<string | null>(null)
  const say = useSay()
  const { busy, refused, ask } = useAsking()
  const lengths = [useLength(typed), useLength(again)]
  const isReady = lengths.every((length) => length > 0)
  const person = personText(room, secret.person)
  const found = named(room, complaint)

  const give = () => {
    if (busy || !isReady) return
    const text = typed.text()
    const flaw = flawOfSecret(text)
    const wrong = flaw ? say(flaw) : typed.equals(again) ? null : texts.differs
    setProblem(wrong)
    if (wrong === null) void ask(sealText(text, recipient).then((answer) => client.give({ id, answer })))
    typed.clear()
    again.clear()
  }
  return (
    <Alone person={person} title={fill(texts.title, { person })}>
      {found && (
        <Notice tone="bad">
          <p>{say(found)}</p>
        </Notice>
      )}
      <div className="stack">
        <p className="soft">{texts.how}</p>
        <HiddenEntry label={texts.label} typed={typed} problem={problem} />
        <HiddenEntry label={texts.again} typed={again} onEnter={give} />
        <Refusal refused={named(room, refused)} />
        <div className="row">
          <Button look="main" size="large" onPress={give} isDisabled={busy || !isReady}>
            {texts.give}
          </Button>
        </div>
      </div>
    </Alone>
  )
}
