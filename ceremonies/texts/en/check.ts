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
    'Nothing gives {reference} a value in step {step}. Name a parameter, or {each} and {turn} in a repeated step only.',
  'NAME-6': 'Step {step} depends on {name} being {value}, which it never is. Correct the name or the value.',
  'NAME-7': 'No step uses the parameter {name}. Use it, or take it out.',
  'NAME-8': 'Step {step} names the HSM {token}, which the inventory does not have. Add it, or correct the name.',
  'NAME-9': 'Step {step} asks for {name} twice. Give each field a name of its own.',
  'NAME-10': 'The catalogue has no control {control}. Correct it, or leave it out.',
  'NAME-11': 'The name {name} is taken: in a repeated step it means the person. Choose another name.',
  'NAME-12':
    'The title {name} looks the same as {other}: people could not tell them apart. Write one of them in another way.',

  'ROLE-1': 'Step {step} needs {person}, but the roles have only {known}. Add people to the role, or name one of them.',
  'ROLE-2': 'Step {step} names each, but is not repeated. Add for-each, or name one person.',
  'ROLE-3': 'Step {step} is repeated for each {role}, but there is no such role. Add the role, or correct the name.',
  'ROLE-4': 'In step {step} {person} has two parts at once. Let another person witness.',
  'ROLE-5': 'The conflict names {role}, which is no role or stands there twice. Correct it.',
  'ROLE-6': 'Step {step} needs the word of two people, but has no witness. Name witnesses.',
  'ROLE-7': 'Step {step} acts on a device before one witness only. Name at least two witnesses.',
  'ROLE-8': 'Step {step} could be done by one person in all its parts. Put {roles} together under conflicts.',
  'ROLE-9': 'The role {role} does nothing in this ceremony. Give it a step, or take it out.',
  'PIN-1': 'One person enters the whole {pin} in step {step}. Let two people enter a half each.',
  'PIN-2':
    'Both halves of the {pin} in step {step} may be one person’s. Name two people whose roles exclude each other.',
  'PIN-3':
    'In step {step} {person} enters a PIN, but neither performs nor witnesses. Add this person to the witnesses.',

  'ROLL-1': 'The first step is {step}, not a roll call. Begin with the roll call, where everybody enrols.',
  'ENV-1': 'Nothing looks at the laptop before step {step} touches the HSM. Put an environment step before it.',
  'TOKEN-1': 'Step {step} uses {token} before it is commissioned. Commission it first.',
  'TOKEN-2': 'Step {step} initialises {token} a second time, which would destroy its keys. Take the step out.',
  'TOKEN-3':
    'Step {step} is about {token}, but the backup key is in {other}, which it cannot leave. Use one token for both.',

  'KEY-1': 'Step {step} uses the key {key}, which no step before it makes. Move the step, or correct the label.',
  'KEY-2':
    'The key {key} is made extractable in step {step}, but never archived. Archive, restore and lock it, or set archive to none.',
  'KEY-3': 'Step {step} archives {key}, but no step proves that it can be restored. Add a restore-proof step after it.',
  'KEY-4': 'The key {key} is archived in step {step}, but never locked. Add a make-unextractable step after it.',
  'KEY-5':
    'Step {step} comes before {missing} of {key}. Put them in the order archive, restore-proof, make-unextractable.',
  'KEY-6': 'Step {step} proves {key} after it was archived. Put verify-key right behind generate.',
  'KEY-7':
    'Step {step} belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}.',
  'KEY-8': 'Step {step} restores {artifact}, but {key} was archived as {other}. Name the same file.',
  'KEY-9': 'Step {step} makes a key that needs a backup before the shares are proved. Put it behind prove-set.',
  'KEY-10': 'The public key of {key} is never proved. Add a verify-key step behind step {step}.',
  'KEY-11': 'No certificate is made for the key {key}. Add a certificate step, or take step {step} out.',
  'WRAP-1':
    'Step {step} wraps {key}, but nothing has tried before whether the token wraps such a key so that others can open it. Add a probe-archive step for {token} and {algorithm} before it.',

  'SHARE-1': 'Step {step} comes before any {missing} step. Put that before it.',
  'SHARE-2': 'Step {step} hands out shares that nobody types back. Add a prove-share step after it.',
  'SHARE-3': 'The set made in step {step} is never proved. Add a prove-set step after it.',
  'SHARE-4': 'Step {step} wraps a key before the set of shares is proved. Put it behind prove-set.',
  'SHARE-5': 'Step {step} must be done by each custodian in turn. Set for-each to their role, and performs to each.',
  'SHARE-6':
    'Step {step} has {people} {people|custodian|custodians} for {shares} {shares|share|shares}. Make them as many.',
  'SHARE-7':
    'Step {step} asks for {threshold} of {shares} {shares|share|shares}. Lower the threshold, or make more shares.',
  'SHARE-8':
    'Step {step} needs every one of {shares} {shares|share|shares}: if one is lost, so is the archive. Make more shares.',
  'SHARE-9': 'Step {step} is for each {role}, but the shares go to each {other}. Use one role for both.',
  'SHARE-10':
    'Whoever holds a share may also enter a PIN ({role}, {other}). Let a role enter PINs that {role} conflicts with.',
  'BACKUP-1':
    'The backup key made in step {step} is never destroyed in its token. Add a destroy-backup-key step after the last key is locked.',
  'BACKUP-2': 'Step {step} destroys the backup key while {key} can still leave the token. Lock the key first.',
  'BACKUP-3': 'Step {step} needs the backup key, which has been destroyed before. Move it before destroy-backup-key.',
  'BACKUP-4': 'Step {step} makes a second backup key. One ceremony has one.',
  'BREAK-1':
    'During the break {step} the backup key is in the token and shares in the laptop. Take it before backup-key or after destroy-backup-key.',

  'CERT-1': 'Step {step} signs a certificate while {key} can still leave the token. Put it behind make-unextractable.',
  'CERT-2': 'Step {step} takes its dates from a clock that nobody has agreed on. Put a clock step before it.',
  'CERT-3': 'Step {step} signs a certificate while the backup key is in its token. Put it behind destroy-backup-key.',

  'RECORD-1': 'Step {step} signs the record, but no record key has been made. Put a record-key step before it.',
  'RECORD-2': 'Step {step} makes something of value before there is a record key. Put a record-key step before it.',
  'RECORD-3': 'Step {step} makes a second record key. One ceremony has one.',
  'RECORD-4': 'The act {act} does not end with a checkpoint. Add the steps checkpoint and copy-words at its end.',
  'RECORD-5': 'The words of step {step} are not copied. Put a copy-words step right behind it.',
  'RECORD-6': 'Step {step} copies words that are not fresh. Put it right behind a checkpoint step.',
  'RECORD-7':
    'The fingerprint of the key made in step {step} is not written down at once. Add an attest step behind it that asks for it (type: digest).',
  'SEAL-1': 'The ceremony is never sealed. Make a seal step the last one.',
  'SEAL-2': 'Step {step} comes after the seal, when nothing can be added. Put it before the seal.',
  'EXCEPTION-1': 'Nobody goes through the deviations of the day before step {step}. Add an exception step before it.',

  'POLICY-1':
    'Many tokens cannot wrap an {algorithm} key; then a real ceremony stops at probe-archive. Choose another algorithm, or archive: none.',
  'POLICY-2':
    'The Baseline Requirements (6.1.5) do not know {algorithm}. Choose an EC-P or RSA algorithm for a root that browsers are to trust.',
  'POLICY-3': '{reason} Correct the subject of step {step}.',
  'POLICY-4': 'A root certificate should have no path length (Baseline Requirements 7.1.2.1). Set path-length to null.',
  'POLICY-5':
    'A root that is valid for {years} years is too short-lived for browsers, which ask for 8 to 25. Set more years, or leave it knowingly.',
  'POLICY-6': 'The label {label} is longer than the 32 bytes that a token has room for. Shorten it.',
  'POLICY-7':
    'Mozilla’s Root Store Policy (5.1) did not allow P-521 before version 3.0, and programs of that time may refuse it, though the Baseline Requirements (6.1.5) allow it. Choose EC-P384 for a root that browsers are to trust, or leave it knowingly.',

  'SUBJECT-1':
    'The subject has no country, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add C=, or leave it knowingly for a root that browsers need not trust.',
  'SUBJECT-2':
    'The subject has no organisation, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add O=, or leave it knowingly for a root that browsers need not trust.',
  'SUBJECT-3':
    'The subject has an organisational unit, which the Baseline Requirements (7.1.2.10.2) forbid in a root. Take OU out, or leave it knowingly for a root that browsers need not trust.',
  'SUBJECT-4': 'UK is only reserved in ISO 3166-1; the code of the United Kingdom is GB. Put C=GB.',
  'SUBJECT-5':
    'ISO 3166-1 assigns {country} to no country. Put the code of the country in which the CA has its place of business (Baseline Requirements 7.1.2.10.2).',
  'SUBJECT-6':
    'The certificate will have the parts in the order {encoded}: it begins with what is written last (RFC 4514 2.1). The Baseline Requirements (7.1.4.1) ask for {asked}. Write CN first and C last.',
  'SUBJECT-7':
    'The part {type} of the subject mixes letters of several scripts ({letters}), which look alike on paper (Unicode UTS #39, 5.1). Write it in one script.',

  'SECRET-1':
    'The field “{label}” of step {step} seems to ask for a secret, and everything filled in is recorded. Ask for a bag or envelope number instead.',
  'ASK-1': 'Step {step} asks for a choice in {name} without two options at least. List them under options.',
  'TEXT-1': 'The text of step {step} takes {length} characters to read aloud. Shorten it to {most}, or split the step.',
  'TEXT-2': 'Nobody can read “{word}” aloud in step {step}. Show it in a field, and have it compared there.',
  'FONT-1':
    'The fonts of transcript and paper script do not have {characters}: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or leave it knowingly.',
  'TIME-1': 'From step {step} on people work {minutes} minutes without a break. Plan a break step.',
} as const

/** The last line of `check`. */
export const checkSummary = '{errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}'

/** Stands after a finding of another course than the one as bound. */
export const checkCourse = { when: ' (When {conditions}.)', is: '{name} is {value}' } as const
