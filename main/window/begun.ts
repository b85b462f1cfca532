/** What the first screen is made of, which needs no rule of any ceremony. */
import { Register } from '../register/register.ts'
import { Display } from './display.ts'
import { HouseView, type Surroundings } from './house.ts'

export interface Begun {
  readonly register: Register
  readonly house: HouseView
  readonly display: Display
}

/** `log`: says something for whoever looks after the program. */
export function begin(around: Surroundings, log: (text: string) => void): Begun {
  const register = Register.open(around.data, null)
  return { register, house: new HouseView(around, register), display: new Display(around.data.path, log) }
}
