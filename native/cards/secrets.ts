/** Zeroes every secret of a request: in it bytes are nothing else. */
export function zeroSecrets(request: unknown): void {
  if (request instanceof Uint8Array) request.fill(0)
  else if (typeof request === 'object' && request !== null)
    for (const member of Object.values(request)) zeroSecrets(member)
}
