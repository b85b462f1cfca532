import { useState } from 'react'
import { client } from '../../bridge.ts'
import { fill, useTexts } from '../../language/language.ts'
import { HiddenEntry, useLength, useTyped } from '../../secrets/hidden-entry.tsx'
import { announce } from '../../ui/announce.tsx'
import { useAsking } from '../../ui/asking.ts'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { Aloud } from '../aloud.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { named } from '../named.ts'
import { peopleOf, personText, titleText } from '../people.ts'
import { SignedWords } from '../reviewed.tsx'
import type { AskProps } from './ask-props.ts'

const shortest = 6

/** Each person chooses a code, one after the other, in whatever order they come to the screen. */
export function EnrolAsk({ room, asked: { all } }: AskProps<'enrol'>) {
  const texts = useTexts().run
  const absent = all.map(({ person }) => person)
  const [picked, setPicked] = useState<string | null>(null)
  const person = (picked !== null && absent.includes(picked) ? picked : absent[0]) ?? ''
  const names = peopleOf(room)
  return (
    <>
      <AskHeading>{texts.ask.enrol}</AskHeading>
      {room.tail.some(({ type }) => type === 'session.resumed') && (
        <>
          <p>{texts.ask.enrolResumed}</p>
          <SignedWords vouched={room.vouched} />
        </>
      )}
      <Aloud text={fill(texts.ask.enrolHow, { length: shortest })} />
      <div className="enrol">
        <Select
          label={texts.who.who}
          options={absent.map((id) => ({ id, text: names[id] ?? id }))}
          value={person}
          onChange={setPicked}
        />
        <NewCode key={person} room={room} person={person} />
      </div>
    </>
  )
}

function NewCode({ room, person }: { readonly room: AskProps['room']; readonly person: string }) {
  const texts = useTexts().run.ask
  const [first, second] = [useTyped(), useTyped()]
  const [problem, setProblem] = useState<string | null>(null)
  const both = Math.min(useLength(first), useLength(second)) > 0
  const { busy, refused, ask } = useAsking()
  const name = personText(room, person)
  const enrol = async () => {
    const wrong = first.length() < shortest ? fill(texts.short, { length: shortest }) : texts.differs
    const fits = first.length() >= shortest && first.equals(second)
    setProblem(fits ? null : wrong)
    const code = first.text()
    first.clear()
    second.clear()
    if (fits && (await ask(client.enrol({ person, code })))) announce(fill(texts.enrolled, { person: name }))
  }
  return (
    <>
      <HiddenEntry label={texts.newCode} typed={first} problem={problem} />
      <HiddenEntry label={texts.again} typed={second} onEnter={() => void enrol()} />
      <Refusal refused={named(room, refused)} />
      <div className="row">
        <Button look="main" size="large" onPress={() => void enrol()} isDisabled={busy || !both}>
          {fill(texts.enrolButton, { person: titleText(room, person) })}
        </Button>
      </div>
    </>
  )
}
