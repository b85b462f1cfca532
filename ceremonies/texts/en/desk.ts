/** Refusals of the window's side of main: its door, the plan that the room compares, and printers. */
export const desk = {
  WRONG_WINDOW: 'This window may not ask for that.',
  ASKED_MALFORMED:
    'The window’s request for {what} has an invalid form; this is a bug in Strongroom: please report it.',
  ASKED_TOO_MUCH: 'What the window sent for {what} is too large; shorten what was typed.',
  TICKET_UNKNOWN: 'Nobody’s identity has just been confirmed for this. Enter the personal code again.',
  CEREMONY_HELD: 'The ceremony {ceremony} is open in this window. Leave it first.',
  CEREMONY_NOT_HELD: 'No ceremony is open in this window.',
  CEREMONY_BUSY: 'A ceremony is already being opened. Wait until it is open.',
  SCRIPT_UNKNOWN: 'The script {script} is no longer here. Refresh the list.',
  PLAN_CHANGED: 'The plan is no longer the one that was compared aloud. Compare its words again.',
  REMARKS_CHANGED:
    'What the records of earlier ceremonies say of these tokens is not what was shown. Read it, and open the ceremony again.',
  FOLLOWS_MALFORMED: 'The digest of the previous ceremony must be 64 hexadecimal digits, or none.',
  BROUGHT_MISSING: 'The value that {part} made before the day and brought on paper is missing.',
  BROUGHT_SHORT:
    'The value that {part} brought has {count} {count, plural, one {character} other {characters}} without its spaces; at least {least} are needed, so that nobody could have guessed it. Make a longer one with dice or coins, as the witness card says.',
  BROUGHT_UNKNOWN: 'There is no witness {part} who could bring a value.',
  TOKEN_NOT_CHOSEN: 'Choose the token for {device}; only a rehearsal can do without one.',
  TOKEN_CHOSEN_TWICE:
    'The same token is chosen for {device} and for {other}. Each HSM of the script needs a token of its own.',
  REHEARSAL_TOKEN_UNSAID:
    'The token chosen for {device} is not a throw-away one: this rehearsal would initialise it or write to it, and wrong PINs could lock it. Allow its use, or choose a throw-away token.',
  TOKEN_LABEL_OTHER:
    'The script names the token {label} for {device}, and this one is {found}; choose that token, or one that is not initialised.',
  OUT_RELATIVE: '{path} is not an absolute path; give the absolute path.',

  PRINTER_UNKNOWN: 'CUPS knows no printer {printer}; refresh the list, or set the printer up.',
  PRINTER_UNREACHABLE: 'CUPS does not answer ({reason}); start it, and check that the printer is connected.',
  PRINTER_STOPPED: 'The printer {printer} is stopped; start it, and print again.',
  PRINT_REFUSED: 'CUPS did not accept the print for {printer} ({reason}).',
  PRINT_FAILED: 'The print on {printer} ({job}) failed ({reason}); check the printer, and print again.',
  PRINT_UNFINISHED:
    'The print on {printer} ({job}) did not end within {seconds} {seconds, plural, one {second} other {seconds}} and was cancelled; check the printer, and print again.',
  PRINT_TOOL_FAILED: 'The program {tool} of CUPS could not be started ({reason}); fix that, then print again.',
  PRINT_TOOL_MISSING: 'The program {tool} of CUPS is not installed; install the package cups-client.',
} as const
