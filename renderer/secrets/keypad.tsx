import { useState } from 'react'
import { useTexts } from '../language/language.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import type { Typed } from './typed.ts'

const ordered: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

/** Digits to be pressed, in their usual places or in places that say nothing to whoever watches the hand. */
export function Keypad({ typed }: { readonly typed: Typed }) {
  const texts = useTexts().secrets.pin
  const [order, setOrder] = useState<'ordered' | 'shuffled'>('ordered')
  const [digits, setDigits] = useState(ordered)
  const choose = (id: string) => {
    setOrder(id === 'shuffled' ? 'shuffled' : 'ordered')
    setDigits(id === 'shuffled' ? shuffled(ordered) : ordered)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid
    <div className="keypad" role="group" aria-label={texts.pad}>
      <div className="keypad-keys">
        {digits.slice(0, -1).map((digit) => (
          <Digit key={digit} digit={digit} typed={typed} />
        ))}
        <Button look="quiet" onPress={() => typed.clear()}>
          {texts.clear}
        </Button>
        {digits.slice(-1).map((digit) => (
          <Digit key={digit} digit={digit} typed={typed} />
        ))}
        <Button size="large" aria-label={texts.back} onPress={() => typed.back()}>
          <svg className="keypad-sign" viewBox="0 0 24 16" aria-hidden="true">
            <path d="M8 1h14v14H8L1 8zM12 5l6 6M18 5l-6 6" />
          </svg>
        </Button>
      </div>
      <Choices
        label={texts.order}
        across
        options={[
          { id: 'ordered', text: texts.ordered },
          { id: 'shuffled', text: texts.shuffled },
        ]}
        value={order}
        onChange={choose}
      />
      {order === 'shuffled' && (
        <Button look="quiet" onPress={() => setDigits(shuffled(ordered))}>
          {texts.shuffle}
        </Button>
      )}
    </div>
  )
}

function Digit({ digit, typed }: { readonly digit: string; readonly typed: Typed }) {
  return (
    <Button size="large" onPress={() => typed.add(digit)}>
      {digit}
    </Button>
  )
}

/** Fisher and Yates, with the page's own randomness: every order is equally likely but for a part in four thousand million. */
function shuffled(list: readonly string[]): readonly string[] {
  const order = [...list]
  const chance = crypto.getRandomValues(new Uint32Array(order.length))
  for (let last = order.length - 1; last > 0; last--) {
    const other = (chance[last] ?? 0) % (last + 1)
    const kept = order[last] ?? ''
    order[last] = order[other] ?? ''
    order[other] = kept
  }
  return order
}
