/** What is found before anybody is asked for a name, besides refusals. */
export const preflight = {
  laptop: 'Of the laptop: {finding}. A real ceremony is refused here if its script examines the laptop.',
  clock: 'The laptop’s clock says {now}. Compare it with another clock.',
  pin: '{people, plural, one {A PIN that is chosen for {device} may have} other {Each half of a PIN that is chosen for {device} may have}} {most, plural, =0 {at least {least} characters} other {{least} to {most} characters}}.',
  noCertificate:
    'The script records no certificate for {device}: every page and the verifier say SOFTWARE TOKEN, and nobody should rely on the key.',
  noPrinter: 'No printer is set up: the transcript cannot be printed from this laptop.',
} as const
