/** The same script, with its key split by shamirs-secret-sharing: shares are blocks then. */
export function inBlocks(script: string): string {
  const changed = script.replace(/^( *)kind: split$/m, '$&\n$1scheme: shamirs-secret-sharing')
  if (changed === script) throw new Error('the script splits nothing')
  return changed
}
