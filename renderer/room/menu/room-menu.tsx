import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { type SpeechName, hindranceOf, speechNames } from '../../../ceremonies/kernel/speech.ts'
import type { Room } from '../../../preload/views.ts'
import { client } from '../../bridge.ts'
import { useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import { Leave, People, RunningWords } from './look-dialogs.tsx'
import { SpeakDialog } from './speak-dialog.tsx'
import './menu.css'

/** What is only looked at, and what concerns the window alone. */
const looks = ['words', 'who', 'projector', 'projectorOff', 'leave'] as const
/** What ends something stands below, where it is not chosen by mistake. */
const grave = ['without-mirror', 'abort'] as const satisfies readonly SpeechName[]
/** What most ceremonies never come to is listed only where it can be said. */
const rare = ['without-mirror', 'by-code'] as const satisfies readonly SpeechName[]
const isRare = (item: Item): item is (typeof rare)[number] => rare.some((one) => one === item)
/** Disagreeing stands beside what is proposed. */
const spoken = speechNames.filter((name) => name !== 'dispute')
const items = [...spoken.filter((name) => !grave.some((one) => one === name)), ...looks, ...grave]
type Item = (typeof items)[number]

/** What anybody may do at any time, whatever the step. */
export function RoomMenu({ room }: { readonly room: Room }) {
  const texts = useTexts().run.menu
  const [open, setOpen] = useState<Item | null>(null)
  const close = () => setOpen(null)
  const choose = (item: Item) => {
    if (item === 'projector' || item === 'projectorOff') void client.projector({ open: item === 'projector' })
    else setOpen(item)
  }
  const props = (item: Item) => ({ room, isOpen: open === item, onClose: close })
  return (
    <>
      <MenuTrigger>
        <Button>
          {texts.open}
          <svg className="menu-arrow" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 6l5 5 5-5" />
          </svg>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={(key) => choose(key as Item)}>
            {items
              .filter((item) => !isRare(item) || hindranceOf(item, room) === null)
              .map((item) => (
                <MenuItem key={item} id={item} className={`option menu-${item}`}>
                  {texts[item]}
                </MenuItem>
              ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {spoken.map((what) => (
        <SpeakDialog key={what} what={what} {...props(what)} />
      ))}
      <RunningWords {...props('words')} />
      <People {...props('who')} />
      <Leave {...props('leave')} />
    </>
  )
}
