import { useState } from 'react'
import { flawOfPin, SHORTEST_PIN } from '../../ceremonies/devices/pin.ts'
import { client } from '../bridge.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import type { AskProps } from '../room/asks/ask-props.ts'
import { named } from '../room/named.ts'
import { deviceText, personText } from '../room/people.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Alone } from './alone.tsx'
import { HiddenEntry, useLength, useTyped } from './hidden-entry.tsx'
import { Keypad } from './keypad.tsx'

type Secret = AskProps<'secret'>['asked']['first']['secret']

/** One person's PIN, or half of one: typed on the pad or the keyboard, a new one twice, and shown nowhere. */
export function PinPad({ room, asked: { first } }: AskProps<'secret'>) {
  const texts = useTexts().secrets.pin
  const { id, secret, complaint, length, rehearsalPin } = first
  const isNew = secret.purpose !== 'user-pin'
  const [typed, again] = [useTyped(), useTyped()]
  const [active, setActive] = useState(typed)
  const [problem, setProblem] = useState<string | null>(null)
  const say = useSay()
  const { busy, refused, ask } = useAsking()
  const lengths = [useLength(typed), useLength(again)] as const
  const isReady = lengths[0] > 0 && (!isNew || lengths[1] > 0)
  const person = personText(room, secret.person)

  const give = async () => {
    if (busy || !isReady) return
    const answer = typed.text()
    const flaw = flawOfPin(answer, length)
    const wrong = flaw ? say(flaw) : isNew && !typed.equals(again) ? texts.differs : null
    setProblem(wrong)
    typed.clear()
    again.clear()
    setActive(typed)
    if (wrong === null) await ask(client.give({ id, answer }))
  }
  const label = secret.half === null ? texts.label : fill(texts.labelHalf, { number: secret.half })
  return (
    <Alone person={person} title={titleOf(texts, secret, person, deviceText(room, secret.device))}>
      {rehearsalPin !== null && (
        <Notice>
          <p>{fill(texts.rehearsal, { pin: rehearsalPin })}</p>
        </Notice>
      )}
      <Complaint room={room} complaint={complaint} asksForOld={!isNew} />
      <div className="pin">
        <div className="stack">
          <p className="soft">
            {texts.how}
            {isNew && ` ${fill(texts.shortest, { least: length?.least ?? SHORTEST_PIN })}`}
          </p>
          <HiddenEntry
            label={label}
            typed={typed}
            problem={problem}
            onFocus={() => setActive(typed)}
            {...(!isNew && { onEnter: () => void give() })}
          />
          {isNew && (
            <HiddenEntry
              label={texts.again}
              typed={again}
              onFocus={() => setActive(again)}
              onEnter={() => void give()}
            />
          )}
          <Refusal refused={named(room, refused)} />
          <div className="row">
            <Button look="main" size="large" onPress={() => void give()} isDisabled={busy || !isReady}>
              {isNew ? texts.giveNew : texts.give}
            </Button>
          </div>
        </div>
        <Keypad typed={active} />
      </div>
    </Alone>
  )
}

/** What was wrong with the PIN before, and how many tries the token leaves. */
function Complaint({
  room,
  complaint,
  asksForOld,
}: Pick<AskProps<'secret'>, 'room'> & {
  readonly complaint: AskProps<'secret'>['asked']['first']['complaint']
  readonly asksForOld: boolean
}) {
  const texts = useTexts().secrets.pin
  const say = useSay()
  const found = named(room, complaint)
  const left = complaint?.parameters['left']
  return (
    <>
      {found && (
        <Notice tone="bad">
          <p>{say(found)}</p>
        </Notice>
      )}
      {asksForOld && (
        <p className="pin-left">{typeof left === 'string' ? fill(texts.left, { left }) : texts.leftUnknown}</p>
      )}
    </>
  )
}

type PinTexts = ReturnType<typeof useTexts>['secrets']['pin']

function titleOf(texts: PinTexts, { purpose, half }: Secret, person: string, device: string): string {
  if (purpose === 'share' || purpose === 'secret') return person
  return fill(purpose === 'user-pin' ? texts.title : texts.newTitle, {
    person,
    half: half === null ? '' : fill(texts.half, { number: half }),
    role: texts.roles[purpose],
    device,
  })
}
