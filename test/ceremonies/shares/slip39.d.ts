/** The part of npm slip39 0.1.9 that the tests use; the package ships no types. */
declare module 'slip39' {
  interface Options {
    readonly passphrase?: string
    readonly threshold?: number
    readonly groups?: readonly (readonly [number, number])[]
    readonly iterationExponent?: number
    readonly extendableBackupFlag?: number
  }
  interface Node {
    readonly mnemonics: string[]
  }
  export default class Slip39 {
    static fromArray(secret: readonly number[], options: Options): Slip39
    static recoverSecret(mnemonics: readonly string[], passphrase: string): number[]
    fromPath(path: string): Node
  }
}
