import { isPinAsk, pinAsks } from '../../ceremonies/devices/pin-asks.ts'
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
  const { id, secret, complaint, length, rehearsalPin, left } = first
  const isNew = isPinAsk(secret.purpose) && pinAsks[secret.purpose].isNew
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
    <Alone
      person={person}
      title={titleOf(
        texts,
        secret,
        person,
        secret.purpose === 'badge-pin' ? texts.badge : deviceText(room, secret.device),
      )}
    >
      {rehearsalPin !== null && (
        <Notice>
          <p>{fill(texts.rehearsal, { pin: rehearsalPin })}</p>
        </Notice>
      )}
      <Complaint room={room} complaint={complaint} asksForOld={!isNew} told={left} />
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
  told,
}: Pick<AskProps<'secret'>, 'room'> & {
  readonly complaint: AskProps<'secret'>['asked']['first']['complaint']
  readonly asksForOld: boolean
  readonly told: number | null
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
      {asksForOld && <p className="pin-left">{leftText(texts, left, told)}</p>}
    </>
  )
}

/** A card counts before it is asked, and tells what is left after a wrong one; a token tells how many in a word. */
function leftText(texts: PinTexts, left: unknown, told: number | null): string {
  if (typeof left === 'string') return fill(texts.left, { left })
  const counted = typeof left === 'number' ? left : told
  return counted === null ? texts.leftUnknown : fill(texts.cardLeft, { left: counted })
}

type PinTexts = ReturnType<typeof useTexts>['secrets']['pin']

function titleOf(texts: PinTexts, { purpose, half }: Secret, person: string, device: string): string {
  if (!isPinAsk(purpose)) return person
  return fill(pinAsks[purpose].isNew ? texts.newTitle : texts.title, {
    person,
    half: half === null ? '' : fill(texts.half, { number: half }),
    role: texts.roles[purpose],
    device,
  })
}
