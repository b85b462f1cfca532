/** Refusals of the window's side of main: its door, the plan that the room compares, and printers. */
export const desk = {
  WRONG_WINDOW: 'This window may not ask for that.',
  ASKED_MALFORMED: 'The window asked for {what} in a form that is none; this is a defect of Strongroom: report it.',
  ASKED_TOO_MUCH: 'What the window sent for {what} is too large; shorten what was typed.',
  TICKET_UNKNOWN: 'Nobody has just been recognised for this. Enter the personal code again.',
  CEREMONY_HELD: 'The ceremony {ceremony} is held in this window. Leave it first.',
  CEREMONY_NOT_HELD: 'No ceremony is held in this window.',
  CEREMONY_BUSY: 'A ceremony is being opened already. Wait until it is there.',
  SCRIPT_UNKNOWN: 'There is no script {script} here any more. Look at the list again.',
  PLAN_CHANGED: 'The plan is no longer the one that was compared aloud. Compare its words again.',
  FOLLOWS_MALFORMED: 'The digest of the ceremony before is 64 hexadecimal digits, or none.',
  BROUGHT_MISSING: 'The value that {part} brought on paper is missing.',
  BROUGHT_UNKNOWN: 'There is no witness {part} who could bring a value.',
  TOKEN_NOT_CHOSEN: 'Choose the token for {device}; only a rehearsal goes without one.',
  TOKEN_CHOSEN_TWICE:
    'The same token is chosen for {device} and for {other}. Each HSM of the script is one of its own.',
  REHEARSAL_TOKEN_UNSAID:
    'The token chosen for {device} goes on existing after this rehearsal, which would initialise it or write to it; wrong PINs could lock it. Say that it may be used, or choose a throw-away token.',
  TOKEN_LABEL_OTHER:
    'The script names the token {label} for {device}, and this one is {found}; choose that token, or one that is not initialised.',
  OUT_RELATIVE: '{path} does not begin at the root of the file system; give the whole path.',

  PRINTER_UNKNOWN: 'CUPS knows no printer {printer}; look at the list again, or set the printer up.',
  PRINTER_UNREACHABLE: 'CUPS does not answer ({reason}); start it, and see that the printer is connected.',
  PRINTER_STOPPED: 'The printer {printer} is stopped; see to it, and print again.',
  PRINT_REFUSED: 'CUPS did not take the print for {printer} ({reason}).',
  PRINT_FAILED: 'The print on {printer} ({job}) did not come out ({reason}); see to the printer, and print again.',
  PRINT_UNFINISHED:
    'The print on {printer} ({job}) has not ended after {seconds} {seconds|second|seconds} and was cancelled; see to the printer, and print again.',
  PRINT_TOOL_FAILED: 'The program {tool} of CUPS could not be started ({reason}); see to that, then print again.',
  PRINT_TOOL_MISSING: 'The program {tool} of CUPS is not installed; install the package cups-client.',
} as const
