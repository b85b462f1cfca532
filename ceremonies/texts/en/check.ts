/** What the check of a script says, by the name of the check. Each sentence ends with what to do. */
export const check = {
  'FORM-1': '{reason}. Correct the file.',
  'FORM-2': '{reason} Change the setting, or the parameter in the script.',
  'FORM-3': 'With these parameters step {step} cannot be carried out: {reason}. Change the parameter or the step.',
  'FORM-4':
    'The parameter {name} allows {value}, but step {step} does not: {reason}. Narrow the parameter to what the step takes.',

  'NAME-1': 'Two steps are called {id}. Give each step an id of its own.',
  'NAME-2': 'Two acts are called {id}. Give each act an id of its own.',
  'NAME-3': 'Two keys get the label {label}. Give each key a label of its own.',
  'NAME-4': 'Two steps make the file {artifact}. Give each file a name of its own.',
  'NAME-5':
    "Nothing gives {reference} a value in step {step}. Name a parameter, or '{each}' and '{turn}' in a repeated step only.",
  'NAME-6': 'Step {step} depends on {name} being {value}, which it never is. Correct the name or the value.',
  'NAME-7': 'No step uses the parameter {name}. Use it, or remove it.',
  'NAME-8': 'Step {step} names the HSM {token}, which the inventory does not have. Add it, or correct the name.',
  'NAME-13': 'Step {step} names the card {card}, which the inventory does not have. Add it, or correct the name.',
  'NAME-9': 'Step {step} asks for {name} twice. Give each field a name of its own.',
  'NAME-10': 'The catalogue has no control {control}. Correct it, or omit it.',
  'NAME-11': 'The name {name} is taken: in a repeated step it means the person. Choose another name.',
  'NAME-12':
    'The title {name} looks the same as {other}: people could not tell them apart. Write one of them differently.',

  'ROLE-1': 'Step {step} names {person}, but nobody takes such a part. Correct the name, or add people to the role.',
  'ROLE-2': 'Step {step} uses each, but is not repeated. Add for-each, or name one person.',
  'ROLE-3': 'Step {step} is repeated for each {role}, but there is no such role. Add the role, or correct the name.',
  'ROLE-4': 'In step {step} {person} has two parts at once. Have another person witness.',
  'ROLE-5': 'The conflict lists {role}, which is not a role or is listed twice. Correct it.',
  'ROLE-6': 'Step {step} needs two people to agree, but has no witness. Name witnesses.',
  'ROLE-7': 'Step {step} acts on a device with only one witness. Name at least two witnesses.',
  'ROLE-8': 'One person could take every part in step {step}. List {roles} together under conflicts.',
  'ROLE-9': 'The role {role} does nothing in this ceremony. Give it a step, or remove it.',
  'PIN-1':
    'One person enters the whole {pin, select, user {user’s PIN} other {security officer’s PIN}} in step {step}. Have two people enter a half each.',
  'PIN-2':
    'One person could enter both halves of the {pin, select, user {user’s PIN} other {security officer’s PIN}} in step {step}. Name two people whose roles exclude each other.',
  'PIN-3':
    'In step {step} {person} enters a PIN, but neither performs nor witnesses. Add this person to the witnesses.',

  'ROLL-1': 'The first step is {step}, not a roll call. Begin with the roll call, where everybody enrols.',
  'ENV-1': 'Nothing checks the laptop before step {step} touches the HSM. Put an environment step before it.',
  'TOKEN-1': 'Step {step} uses {token} before it is commissioned. Commission it first.',
  'TOKEN-2': 'Step {step} initialises {token} a second time, which would destroy its keys. Remove the step.',
  'CARD-1': 'Step {step} enrols or presents {card} a second time. Remove the step, or name another card.',
  'CARD-2':
    'Step {step} uses {card}, which no step before it enrols or presents. Add an enrol-card or present-card step before it.',
  'CARD-3': 'Step {step} has {person} use {card}, which {holder} enrols. Name that person, or another card.',
  'CARD-4':
    'Step {step} puts share {share} on {card}, but step {other} has already used that card or given that share to a card. A card keeps one share, and a share goes onto one card.',
  'CARD-5': 'Step {step} has {card} give share {share}, but it was put on {other}. Name that card.',
  'CARD-6': 'A card is to speak for {role}, but the script has no such role. Correct the name.',
  'CARD-7':
    'A card is to speak for {person}, but no step enrols or presents one. Add a step enrol-card or present-card that {person} performs, or leave the role out.',
  'TOKEN-3':
    'Step {step} is about {token}, but the backup key is in {other}, which it cannot leave. Use one token for both.',

  'KEY-1': 'Step {step} uses the key {key}, which no step before it makes. Move the step, or correct the label.',
  'KEY-2':
    'The key {key} is made extractable in step {step}, but never archived. Archive, restore and lock it, or set archive to none.',
  'KEY-3': 'Step {step} archives {key}, but no step proves that it can be restored. Add a restore-proof step after it.',
  'KEY-4': 'The key {key} is archived in step {step}, but never locked. Add a make-unextractable step after it.',
  'KEY-5':
    'Step {step} comes before {missing} of {key}. Put them in the order archive, restore-proof, make-unextractable.',
  'KEY-6': 'Step {step} proves {key} after it was archived. Put verify-key right after generate.',
  'KEY-7':
    "Step {step} belongs to an archive, but archive is not wrapped here. Give the step when: '{parameter: archive, is: wrapped}'.",
  'KEY-8': 'Step {step} restores {artifact}, but {key} was archived as {other}. Name the same file.',
  'KEY-9': 'Step {step} makes a key that needs a backup before the shares are proved. Put it after prove-set.',
  'KEY-10': 'The public key of {key} is never proved. Add a verify-key step after step {step}.',
  'KEY-11': 'No certificate is made for the key {key}. Add a certificate step, or remove step {step}.',
  'KEY-12': 'An {algorithm} key cannot be used to {purpose}. Set the purpose of step {step} to mac, or choose AES-256.',
  'KEY-13':
    'Step {step} makes a certificate for {key}, which is not the key of a certification authority. Generate it with purpose: certify, or remove the step.',
  'WRAP-1':
    'Step {step} wraps {key}, but no step before it tests whether others can open such a key as the token wraps it. Add a probe-archive step for {token} and {algorithm} before it.',

  'SHARE-1': 'Step {step} comes before any {missing} step. Put one before it.',
  'SHARE-2': 'Step {step} hands out shares that nobody types back. Add a prove-share step after it.',
  'SHARE-3': 'The set made in step {step} is never proved. Add a prove-set step after it.',
  'SHARE-4': 'Step {step} wraps a key before the set of shares is proved. Put it after prove-set.',
  'SHARE-5':
    'Step {step} must be done by each custodian in turn, or say which share it is about. Set for-each to their role and performs to each, or give it a share.',
  'SHARE-6':
    'Step {step} has {people} {people, plural, one {custodian} other {custodians}} for {shares} {shares, plural, one {share} other {shares}}. Make the numbers equal.',
  'SHARE-7':
    'Step {step} asks for {threshold} of {shares} {shares, plural, one {share} other {shares}}. Lower the threshold, or make more shares.',
  'SHARE-8':
    'Step {step} needs every one of {shares} {shares, plural, one {share} other {shares}}: if one is lost, so is the archive. Make more shares.',
  'SHARE-9': 'Step {step} is for each {role}, but the shares go to each {other}. Use one role for both.',
  'SHARE-10':
    'One person could hold a share and enter a PIN ({role}, {other}). Have PINs entered by a role that conflicts with {role}.',
  'SHARE-11': 'Nobody gets share {share}. Add a hand-over, a print-share or a put-share-on-card step for it.',
  'SHARE-12': 'Step {step} puts shares on cards that no card gives again. Add a prove-card-share step after it.',
  'SHARE-15': 'Step {step} prints shares that are not read back from their sheets. Add a scan-share step after it.',
  'SHARE-13':
    'Step {step} is about share {share} and {person}, but step {other} names another person for that share, or another share for that person. A share has one custodian, and a custodian one share.',
  'SHARE-14':
    'Step {step} is about share {share}, but {shares} {shares, plural, one {share is} other {shares are}} made. Correct the number.',
  'SCHEME-1':
    'Step {step} splits by shamirs-secret-sharing: the library’s arithmetic leaves traces in the memory and caches of its process, and people write 58 blocks where SLIP-0039 has 33 words. Keep it only if you have machines or procedures that need it.',
  'SCHEME-2':
    'Step {step} prints a share of shamirs-secret-sharing, but printed sheets hold the words of SLIP-0039 alone. Hand it over, or put it on a card.',
  'BACKUP-1':
    'The backup key made in step {step} is never destroyed in its token. Add a destroy-backup-key step after the last key is locked.',
  'BACKUP-2': 'Step {step} destroys the backup key while {key} can still leave the token. Lock the key first.',
  'BACKUP-3': 'Step {step} needs the backup key, which has been destroyed by then. Move it before destroy-backup-key.',
  'BACKUP-4': 'Step {step} makes a second backup key. A ceremony has only one.',
  'RECOVERY-1':
    'Step {step} opens an archive of {key}, but no step before it accepts one. Add a step {missing} before it.',
  'RECOVERY-2':
    'Step {step} asks for shares, but no step before it says which archive they open. Add a step {missing} before it.',
  'RECOVERY-3': 'Step {step} needs the recovered backup key in {token}. Add a step {missing} before it.',
  'RECOVERY-4':
    'The backup key recovered in step {step} is never destroyed. Add a destroy-recovered step for {token} after it.',
  'RECOVERY-5':
    'Step {step} asks the role {role} for shares, but nobody has that role. Name the role of the custodians.',
  'RECOVERY-6':
    'Step {step} accepts an archive of {key} that no step opens. Add a recover-key step, or remove this one.',
  'RECOVERY-7': 'Step {step} recovers a backup key a second time. A ceremony recovers one, once.',
  'CHANGE-1':
    'Step {step} puts the new set in force, but no step before it proves that {key} comes back from it. Add rewrap and restore-proof steps before it.',
  'CHANGE-2':
    'Step {step} puts a set in force in place of an earlier one, but no step before it accepts the record of that one. Add a step {missing} before it.',
  'CHANGE-3': 'Step {step} destroys a set that is still the valid one. Add a step {missing} before it.',
  'CHANGE-4':
    'After step {step} nobody destroys the sheets and archives of the earlier set, which still recover the keys. Add a retire-set step.',
  'CHANGE-5': 'Step {step} does a second time what a change of custodians does once.',
  'BREAK-1':
    'During the pause {step} the backup key is in the token and shares are in the laptop. Move it before backup-key or after destroy-backup-key.',

  'ENVELOPE-1':
    'Step {step} puts a secret into an envelope before the set of shares is proved. Put it after prove-set.',
  'ENVELOPE-2':
    'The envelope {artifact} of step {step} is never opened again, so nothing proves that the shares open it. Add an open-envelope step after it.',
  'ENVELOPE-3': 'Step {step} opens {artifact}, which no step before it makes. Move the step, or correct the file name.',
  'ENVELOPE-4':
    'The envelope key made in step {step} is never destroyed. Add a destroy-envelope-key step after the last open-envelope.',
  'ENVELOPE-5':
    'Step {step} needs the envelope key, which has been destroyed by then. Move it before destroy-envelope-key.',
  'ENVELOPE-6': 'Step {step} comes before any envelope-key step. Put one before it.',
  'ENVELOPE-7':
    'Step {step} makes a second key that is split into shares. A ceremony has only one; hold another ceremony for the other.',
  'ENVELOPE-8':
    'During the pause {step} the envelope key and its shares are in the laptop. Move it before envelope-key or after destroy-envelope-key.',

  'CUSTODY-1':
    'The custody plan names the {what, select, region {region} site {site} safe {safe} role {role} other {medium}} {name}, which {what, select, medium {the inventory} role {the script} other {the plan}} does not have. Add it, or correct the name.',
  'CUSTODY-2':
    'The custody plan names {person}, but the roles have only {known}. Add people to the role, or name one of them.',
  'CUSTODY-3': 'The custody plan does not say where share {share} is kept. Add it under shares.',
  'CUSTODY-4':
    'The custody plan keeps {of, select, share {share {name}} other {the medium {name}}} in two places. Remove one of them.',
  'CUSTODY-5':
    'It takes {together} people to open {safe}, but only {people} can. Lower together, or name more people under opens.',
  'CUSTODY-6':
    '{title} holds {there} shares; if it burns down, the key is lost with them. At most {spare} may be in one site: move one to another site.',
  'CUSTODY-7':
    '{title} holds {there} shares; what strikes the whole region destroys the key. At most {spare} may be in one region: move one to another region.',
  'CUSTODY-8':
    '{parts, plural, one {{people} alone takes} other {One person could be {people}, and would take}} {taken} shares, of which {threshold} bring the key back. {parts, plural, one {Have one of those safes opened by two people together, or by somebody else} other {List {roles} together under conflicts, or have one of those safes opened by two people together}}.',
  'CUSTODY-9':
    '{parts, plural, one {{people} knows where everything is and takes} other {One person could be {people}, would know where everything is, and would take}} {taken} {taken, plural, one {share} other {shares}} alone. {parts, plural, one {Have somebody else open that safe, or two people together} other {List {roles} together under conflicts, or have two people open that safe together}}.',
  'CUSTODY-10':
    'The custody plan names {people} people; who could act together can be computed for {most}. Name fewer, such as one keeper for several safes.',
  'CUSTODY-11':
    '{lost} shares are of no use without {person}, and only {spare} may be lost. Give one of them to somebody else.',
  'CUSTODY-12':
    'Every medium with the archive is in {site}; if it burns down, the shares have nothing to open. Keep one in another site.',
  'CUSTODY-13': 'Step {step} says where a share is kept, but the script has no custody plan. Add one (custody).',
  'CUSTODY-14': 'Step {step} looks at a share before it is said of which set. Put a call-set step before it.',
  'CUSTODY-15': 'Step {step} returns a share that nobody has looked at. Put an inspect-share step before it.',

  'CERT-1': 'Step {step} signs a certificate while {key} can still leave the token. Put it after make-unextractable.',
  'CERT-2': 'Step {step} takes its dates from a clock that nobody has checked. Put a clock step before it.',
  'CERT-3': 'Step {step} signs a certificate while the backup key is in its token. Put it after destroy-backup-key.',

  'RECORD-1': 'Step {step} signs the record, but no record key has been made. Put a record-key step before it.',
  'RECORD-2': 'Step {step} makes something of value before there is a record key. Put a record-key step before it.',
  'RECORD-3': 'Step {step} makes a second record key. A ceremony has only one.',
  'RECORD-4': 'The act {act} does not end with a checkpoint. Add the steps checkpoint and copy-words at its end.',
  'RECORD-5': 'The words of step {step} are not copied. Put a copy-words step right after it.',
  'RECORD-6': 'Step {step} copies words that are out of date. Put it right after a checkpoint step.',
  'RECORD-7':
    'The fingerprint of the key made in step {step} is not written down at once. Add an attest step after it that asks for it (type: digest).',
  'SEAL-1': 'The ceremony is never sealed. Make a seal step the last one.',
  'SEAL-2': 'Step {step} comes after the seal, when nothing can be added. Put it before the seal.',
  'EXCEPTION-1': 'Nobody reviews the exceptions of the day before step {step}. Add an exception step before it.',

  'POLICY-1':
    'Many tokens cannot wrap an {algorithm} key; then a real ceremony stops at probe-archive. Choose another algorithm, or archive: none.',
  'POLICY-2':
    'The Baseline Requirements (6.1.5) do not allow {algorithm}. Choose an EC-P or RSA algorithm for a root that browsers are to trust.',
  'POLICY-3': '{reason} Correct the subject of step {step}.',
  'POLICY-4': 'A root certificate should have no path length (Baseline Requirements 7.1.2.1). Set path-length to null.',
  'POLICY-5':
    'A root that is valid for {years} years is too short-lived for browsers, which ask for 8 to 25. Set more years, or keep this if browsers need not trust the root.',
  'POLICY-6': 'The label {label} is longer than the 32 bytes that a token has room for. Shorten it.',
  'POLICY-7':
    'Mozilla’s Root Store Policy (5.1) did not allow P-521 before version 3.0, and programs of that time may refuse it, though the Baseline Requirements (6.1.5) allow it. Choose EC-P384 for a root that browsers are to trust, or accept that.',

  'SUBJECT-1':
    'The subject has no country, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add C=, or keep this if browsers need not trust the root.',
  'SUBJECT-2':
    'The subject has no organisation, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add O=, or keep this if browsers need not trust the root.',
  'SUBJECT-3':
    'The subject has an organisational unit, which the Baseline Requirements (7.1.2.10.2) forbid in a root. Remove OU, or keep this if browsers need not trust the root.',
  'SUBJECT-4': 'UK is only reserved in ISO 3166-1; the code of the United Kingdom is GB. Put C=GB.',
  'SUBJECT-5':
    'ISO 3166-1 assigns {country} to no country. Put the code of the country in which the CA has its place of business (Baseline Requirements 7.1.2.10.2).',
  'SUBJECT-6':
    'The certificate will have the parts in the order {encoded}: it begins with what is written last (RFC 4514 2.1). The Baseline Requirements (7.1.4.1) ask for {asked}. Write CN first and C last.',
  'SUBJECT-7':
    'The part {type} of the subject mixes letters of several alphabets ({letters}), which look alike on paper (Unicode UTS #39, 5.1). Write it in one alphabet.',

  'SECRET-1':
    'The field “{label}” of step {step} seems to ask for a secret, and everything filled in is recorded. Ask for a bag or envelope number instead.',
  'ASK-1': 'Step {step} asks for a choice in {name} with fewer than two options. List them under options.',
  'TEXT-1': 'The text of step {step} takes {length} characters to read aloud. Shorten it to {most}, or split the step.',
  'TEXT-2': 'Nobody can read “{word}” aloud in step {step}. Show it in a field, and have it compared there.',
  'LANG-1':
    'This text is missing in: {languages}. Add it: a text that stands in several languages stands in all that the script uses.',
  'LANG-2':
    'What is read aloud in step {step} is the same in every language, while the script is in {languages}. Write it in each of them, or leave it so deliberately.',
  'LANG-3':
    'The program does not speak {language}: screens and paper would mix two languages. Leave it out; there are {offered}.',
  'FONT-1':
    'The fonts of transcript and paper script do not have {characters}: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or accept that.',
  'WAIT-1':
    'Step {step} waits {minutes} {minutes, plural, one {minute} other {minutes}}, but is planned for less. Raise its minutes.',
  'TIME-1': 'From step {step} on people work {minutes} minutes without a pause. Add a break step.',
} as const

/** The last line of `check`. */
export const summary =
  '{errors} {errors, plural, one {error} other {errors}}, {warnings} {warnings, plural, one {warning} other {warnings}}'

/** Around a finding for other parameters than the ones given. */
export const course = { when: '{finding} (When {conditions}.)', is: '{name} is {value}' } as const

/** A name that nothing has: what may have been meant, and where else it stands. */
export const unknown = {
  name: '{finding} {many, plural, =0 {Did you mean {known}?} one {There is only {known}.} other {There are {known}.}}{more, plural, =0 {} one { The same name stands at one more place.} other { The same name stands at {more} more places.}}',
} as const
