import { useEffect, useRef, useState } from 'react'
import type { Room } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { HiddenEntry, useLength, useTyped } from '../secrets/hidden-entry.tsx'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { named } from './named.ts'
import { personText } from './people.ts'
import type { Command, Vouched } from './speaking.ts'
import { takesSignature } from '../../ceremonies/kernel/takes-signature.ts'

interface Props {
  readonly room: Room
  /** Parts that may speak; a single one is not asked for. */
  readonly people: readonly string[]
  readonly vouched: Vouched | null
  readonly onVouched: (vouched: Vouched | null) => void
  /** What is to be said: of some words a card signs, if one speaks for that person. */
  readonly says: Command['type']
  /** Several may speak, and each has something else to fill in: who was chosen. */
  readonly onChosen?: (person: string) => void
}

/** Recognises one person by the personal code, or by the PIN of the card that will sign, for one command. */
export function Identify({ room, people, vouched, onVouched, says, onChosen }: Props) {
  const texts = useTexts().run.who
  const [only] = people.length === 1 ? people : []
  const [picked, setPicked] = useState<string | null>(null)
  const person = only ?? (picked !== null && people.includes(picked) ? picked : null)
  if (vouched !== null) {
    const text = fill(texts.recognised, { person: personText(room, vouched.person) })
    return <Recognised text={text} onAnother={() => onVouched(null)} />
  }
  return (
    <div className="identify">
      {only === undefined && (
        <Select
          label={texts.who}
          placeholder={texts.choose}
          options={people.map((id) => ({ id, text: personText(room, id) }))}
          value={person}
          onChange={(id) => {
            setPicked(id)
            onChosen?.(id)
          }}
        />
      )}
      <Code key={person ?? ''} room={room} person={person} says={says} onVouched={onVouched} />
    </div>
  )
}

/** The focus comes here from the code's field, which is gone: the next press of Tab leads on from it. */
function Recognised({ text, onAnother }: { readonly text: string; readonly onAnother: () => void }) {
  const texts = useTexts().run.who
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <Notice tone="good">
      <div className="spread">
        <p ref={place} tabIndex={-1} role="status">
          {text}
        </p>
        <Button look="quiet" onPress={onAnother}>
          {texts.another}
        </Button>
      </div>
    </Notice>
  )
}

function Code({
  room,
  person,
  says,
  onVouched,
}: Pick<Props, 'room' | 'says' | 'onVouched'> & { readonly person: string | null }) {
  const texts = useTexts().run.who
  const say = useSay()
  const typed = useTyped()
  const length = useLength(typed)
  const { busy, refused, ask } = useAsking()
  const wrong = named(room, refused)
  const card = cardFor(room, person, says)
  const recognise = async () => {
    if (person === null || busy || typed.length() === 0) return
    const code = typed.text()
    typed.clear()
    const answer = await ask(client.vouch({ person, code, by: card === null ? 'code' : 'card' }))
    if (answer) onVouched({ person, ticket: answer.value.ticket })
  }
  return (
    <div className="identify-code">
      <HiddenEntry
        label={
          person === null
            ? texts.code
            : fill(card === null ? texts.codeOf : texts.pinOf, { person: personText(room, person), card: card ?? '' })
        }
        typed={typed}
        problem={wrong && say(wrong)}
        onEnter={() => void recognise()}
      />
      <Button onPress={() => void recognise()} isDisabled={person === null || length === 0 || busy}>
        {texts.recognise}
      </Button>
      <p className="field-hint">{card === null ? texts.first : texts.firstCard}</p>
    </div>
  )
}

/** What people call the card that signs those words of that person; null where the personal code counts. */
function cardFor(room: Room, person: string | null, says: Command['type']): string | null {
  const voice = room.parts.find(({ id }) => id === person)?.voice ?? null
  if (voice === null || !takesSignature(room, says)) return null
  return room.cards.find(({ name }) => name === voice)?.label ?? voice
}
