export const shares = {
  SEALED_BOX_RECIPIENT:
    'The key that the secret should be sealed to is not an X25519 public key; start the secrets process again and ask it for its key.',
  SEALED_BOX_BROKEN:
    'A sealed secret did not open: it was damaged on its way or sealed to another key; treat the act as failed and draw a new one.',
} as const
