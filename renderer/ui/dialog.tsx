import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import './dialog.css'

interface Props {
  readonly title: string
  readonly isOpen: boolean
  /** Called when people close it; leave it out where they must decide inside. */
  readonly onClose?: () => void
  /** For something that interrupts: it is announced as such. */
  readonly alert?: boolean
  readonly wide?: boolean
  /** For one that is only read or set: the button beneath that closes it. */
  readonly closing?: string
  readonly children: ReactNode
}

/** A sheet laid over the screen. The focus goes into it, and back to where it was. */
export function Dialog({ title, isOpen, onClose, alert = false, wide = false, closing, children }: Props) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose?.()}
      isDismissable={false}
      isKeyboardDismissDisabled={onClose === undefined}
    >
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {closing !== undefined && (
            <div className="row">
              <Button look="main" onPress={() => onClose?.()}>
                {closing}
              </Button>
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
