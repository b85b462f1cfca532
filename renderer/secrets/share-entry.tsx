import { useEffect, useRef, useState } from 'react'
import { usualScheme } from '../../ceremonies/devices/scheme.ts'
import { shareLength } from '../../ceremonies/shares/length.ts'
import { client } from '../bridge.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import type { AskProps } from '../room/asks/ask-props.ts'
import { named } from '../room/named.ts'
import { personText } from '../room/people.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Alone } from './alone.tsx'
import { sealText } from './sealed-box.ts'
import { count, inputsOf, isUnknown, joined, textsOf, wipeInputs } from './share-inputs.ts'

/** A share typed back, word by word. Only the word at the cursor can be read; all go when the panel goes. */
export function ShareEntry({ room, asked: { first }, recipient }: AskProps<'secret'> & { readonly recipient: string }) {
  const { id, secret, complaint } = first
  const scheme = secret.scheme ?? usualScheme
  const texts = textsOf(useTexts().secrets, scheme).entry
  const places = Array.from({ length: shareLength[scheme] }, (_, place) => place + 1)
  const grid = useRef<HTMLOListElement>(null)
  const [typed, setTyped] = useState(0)
  const [unknown, setUnknown] = useState<readonly number[]>([])
  const [isReadable, setReadable] = useState(false)
  const { busy, refused, ask } = useAsking()
  const person = personText(room, secret.person)
  const wrong = Number(complaint?.parameters['place'] ?? 0)

  useEffect(() => {
    const list = grid.current
    const cover = () => setReadable(false)
    window.addEventListener('blur', cover)
    return () => {
      wipeInputs(list)
      window.removeEventListener('blur', cover)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new complaint brings its word to the cursor
  useEffect(() => {
    if (wrong > 0) inputsOf(grid.current)[wrong - 1]?.select()
  }, [wrong, id])

  const look = () => setTyped(count(grid.current))
  const check = (place: number, input: HTMLInputElement) =>
    setUnknown((now) => [
      ...now.filter((one) => one !== place),
      ...(isUnknown(input.value, place, scheme) ? [place] : []),
    ])
  const clear = () => {
    wipeInputs(grid.current)
    setUnknown([])
    look()
    inputsOf(grid.current)[0]?.focus()
  }
  const give = () => {
    setReadable(false)
    const sealed = sealText(joined(grid.current), recipient)
    void ask(sealed.then((answer) => client.give({ id, answer })))
  }
  return (
    <Alone person={person} title={fill(texts.title, { share: secret.share ?? 0, person })}>
      {room.sheets !== null && (
        <Notice>
          <p>{fill(texts.sheets, { file: room.sheets })}</p>
        </Notice>
      )}
      <Complaint room={room} complaint={complaint} place={wrong} look={texts.look} />
      <p>
        {texts.how} <span className="soft">{texts.covered}</span>
      </p>
      <ol ref={grid} className={isReadable ? 'share-inputs share-readable' : 'share-inputs'} aria-label={texts.words}>
        {places.map((place) => (
          <li key={place}>
            <span className="share-number" aria-hidden="true">
              {place}
            </span>
            <input
              type="text"
              className="share-input"
              aria-label={fill(texts.word, { number: place })}
              aria-invalid={unknown.includes(place) || place === wrong}
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={8}
              onInput={look}
              onBlur={({ currentTarget }) => check(place, currentTarget)}
              onKeyDown={(event) => {
                if (event.key !== ' ' && event.key !== 'Enter') return
                event.preventDefault()
                inputsOf(grid.current)[place]?.focus()
              }}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="field-problem" hidden={unknown.length === 0}>
        {unknown.map((number) => fill(texts.unknown, { number })).join(' ')}
      </p>
      <Refusal refused={named(room, refused)} />
      <Tick label={texts.show} isSelected={isReadable} onChange={setReadable} />
      <div className="row">
        <Button look="main" size="large" isDisabled={busy || typed < places.length} onPress={give}>
          {texts.give}
        </Button>
        <Button look="quiet" onPress={clear}>
          {texts.clear}
        </Button>
        <span className="soft">{fill(texts.count, { count: typed, of: places.length })}</span>
      </div>
    </Alone>
  )
}

function Complaint({
  room,
  complaint,
  place,
  look,
}: Pick<AskProps, 'room'> & {
  readonly complaint: AskProps<'secret'>['asked']['first']['complaint']
  readonly place: number
  readonly look: string
}) {
  const say = useSay()
  const found = named(room, complaint)
  if (found === null) return null
  return (
    <Notice tone="bad">
      <p>{say(found)}</p>
      {place > 0 && <p>{fill(look, { number: place })}</p>}
    </Notice>
  )
}
