import type { ComponentType } from 'react'
import type { Room } from '../../../preload/views.ts'
import type { LayoutProps } from '../../ui/layout.ts'

export type Step = NonNullable<Room['step']>

export interface PanelProps {
  readonly room: Room
  readonly step: Step
}

/** What a step of one kind shows of its own, between what is said aloud and what is asked. */
export interface StepPanel {
  readonly Body: ComponentType<PanelProps>
  /** How its form stands, where one field below the other is not clear enough. */
  readonly layout?: ComponentType<LayoutProps>
}
