/**
 * Sent into the preload's world: the browser's own keys (new window, find, print, developer tools, …) do nothing, and the
 * application's accelerators reach its menu. Convenience, not a border: what those keys would open is refused elsewhere.
 */
export function guardKeys(pressed: (accelerator: string) => void): void {
  const editing = /^(a|c|v|x|z|y|insert|home|end|backspace|delete|enter|arrow.*|control|shift|meta|alt|tab| )$/
  const zooming = /^(\+|-|=|0)$/
  const browserKey = /^f([1357]|1[012])$/

  const acceleratorOf = (event: KeyboardEvent): string => {
    const parts = [
      event.ctrlKey || event.metaKey ? 'ctrl' : '',
      event.altKey ? 'alt' : '',
      event.shiftKey ? 'shift' : '',
    ]
    return [...parts.filter((part) => part !== ''), event.key.toLowerCase()].join('+')
  }

  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return
      const key = event.key.toLowerCase()
      const control = event.ctrlKey || event.metaKey
      if (control || event.altKey || /^f\d+$/.test(key)) pressed(acceleratorOf(event))
      const allowed = editing.test(key) || (zooming.test(key) && !event.shiftKey && !event.altKey)
      if (browserKey.test(key) || (control && !allowed) || (event.altKey && /^(arrow.*|home)$/.test(key))) {
        event.preventDefault()
      }
    },
    true,
  )
  window.addEventListener('contextmenu', (event) => event.preventDefault(), true)
}
