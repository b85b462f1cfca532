import { useCallback, useEffect, useRef, useState } from 'react'
import type { Outcome } from '../../preload/contract.ts'
import { client } from '../bridge.ts'
import { useAsking } from '../ui/asking.ts'
import { openViewer } from './sealed-box.ts'

/**
 * A place in which words stand only while one person looks at them. They come sealed, go into text nodes and out again; when
 * the window is left, covered, printed or Escape is pressed, nothing of them is in the page.
 */
export function useUncovered(id: number) {
  const place = useRef<HTMLOListElement>(null)
  const [state, setState] = useState({ isShown: false, wasShown: false, isGone: false })
  const { busy, refused, ask } = useAsking()
  /** Which look this is: what was covered while its words were on their way is not uncovered by them. */
  const look = useRef(0)

  const hide = useCallback(() => {
    look.current++
    wipe(place.current)
    setState((now) => ({ ...now, isShown: false }))
  }, [])

  const show = async () => {
    const mine = ++look.current
    const fetched = await ask(wordsOf(id))
    if (fetched === null) return
    const words = fetched.value
    // Whoever left the window while the words were on their way does not find them there.
    const isThere = mine === look.current && document.hasFocus() && document.visibilityState === 'visible'
    if (words !== null && isThere) put(place.current, words)
    setState((now) => ({
      isShown: words !== null && isThere,
      wasShown: now.wasShown || (words !== null && isThere),
      isGone: words === null,
    }))
  }

  useEffect(() => {
    const atEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    const list = place.current
    window.addEventListener('blur', hide)
    window.addEventListener('pagehide', hide)
    window.addEventListener('beforeprint', hide)
    document.addEventListener('visibilitychange', hide)
    document.addEventListener('keydown', atEscape)
    return () => {
      wipe(list)
      window.removeEventListener('blur', hide)
      window.removeEventListener('pagehide', hide)
      window.removeEventListener('beforeprint', hide)
      document.removeEventListener('visibilitychange', hide)
      document.removeEventListener('keydown', atEscape)
    }
  }, [hide])
  return { place, ...state, busy, refused, show, hide }
}

/** The words for one look; null if there are none any more. */
async function wordsOf(id: number): Promise<Outcome<string | null>> {
  const viewer = await openViewer()
  const asked = await client.words({ id, viewer: viewer.spki })
  if (!asked.ok || asked.value === null) return asked.ok ? { ok: true, value: null } : asked
  return { ok: true, value: await viewer.open(asked.value) }
}

function put(list: HTMLOListElement | null, words: string): void {
  if (list === null) return
  wipe(list)
  for (const [at, word] of words.split(' ').entries()) {
    const item = document.createElement('li')
    const number = document.createElement('span')
    number.className = 'share-number'
    number.textContent = String(at + 1)
    const text = document.createElement('span')
    text.className = 'share-word'
    text.textContent = word
    item.append(number, ' ', text)
    list.append(item)
  }
}

/** The text first: an element that is taken out may be kept by somebody for a while. */
function wipe(list: HTMLOListElement | null): void {
  for (const word of list?.querySelectorAll('.share-word') ?? []) word.textContent = ''
  list?.replaceChildren()
}
