import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import './button.css'

export interface Props extends Omit<ButtonProps, 'className' | 'style'> {
  /** What pressing it means: the way on, one of several, a way out, or something that cannot be undone. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'grave'
  readonly size?: 'large'
}

export function Button({ look = 'plain', size, ...rest }: Props) {
  return <AriaButton {...rest} className={`button button-${look}${size === undefined ? '' : ` button-${size}`}`} />
}
