import type { JsonObject } from '../base/json.ts'
import type { FactPlace, Row } from '../register/row.ts'

/** The rows of the register that facts of one type make (`register/row.ts`). */
export interface RowMaker {
  readonly type: string
  /** Throws a ZodError if the fact does not say what a fact of its type says. */
  readonly rowsOf: (fact: JsonObject, place: FactPlace) => readonly Row[]
}
