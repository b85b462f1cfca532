import type { PanelProps } from './panel.ts'
import { Key, Lock } from './key.tsx'

/** The subject is compared with the naming document, character by character; what is signed stays signed. */
export function Certificate(props: PanelProps) {
  return (
    <>
      <Key {...props} />
      <Lock room={props.room} step={{ ...props.step, what: [] }} />
    </>
  )
}
