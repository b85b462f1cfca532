/** The one way out of the page: the client that the preload derived from the contract, and what main told last. */
import { useSyncExternalStore } from 'react'
import type { Client, Told } from '../preload/contract.ts'

declare global {
  interface Window {
    readonly strongroom: Client
  }
}

export const client: Client = window.strongroom

/** The newest value of one tell, for as long as the page lives. */
class Heard<V extends { readonly push: number } | null> {
  #value: V | null = null
  readonly #listeners = new Set<() => void>()

  readonly hear = (value: V): void => {
    // Whole views carry the number of their push: one that was overtaken on the way replaces nothing.
    if (value !== null && this.#value !== null && value.push < this.#value.push) return
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  readonly value = (): V | null => this.#value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

const heard = {
  house: new Heard<Told<'house'>>(),
  room: new Heard<Told<'room'>>(),
  projection: new Heard<Told<'projection'>>(),
}
client.on('house', heard.house.hear)
client.on('room', heard.room.hear)
client.on('projection', heard.projection.hear)

export function useHouse(): Told<'house'> | null {
  return useSyncExternalStore(heard.house.subscribe, heard.house.value)
}

export function useRoom(): Told<'room'> {
  return useSyncExternalStore(heard.room.subscribe, heard.room.value)
}

export function useProjection(): Told<'projection'> {
  return useSyncExternalStore(heard.projection.subscribe, heard.projection.value)
}
