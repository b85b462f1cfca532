/** What a fact, an answer or a request may hold: strings, booleans, null, safe integers, and lists and objects of them. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}
