/** The part of npm shamirs-secret-sharing 2.0.1 that is used; the package ships no types. */
declare module 'shamirs-secret-sharing' {
  interface Options {
    readonly shares: number
    readonly threshold: number
    readonly random?: (bytes: number) => Uint8Array
  }
  export function split(secret: unknown, options: Options): Uint8Array[]
  export function combine(shares: readonly unknown[]): Uint8Array
}
