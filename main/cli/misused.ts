import type { CommanderError } from 'commander'
import { type Message, message } from '../../ceremonies/base/message.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { requirementNames } from '../../ceremonies/record/outcome.ts'

/** A command line that is not understood, in words of our own: the library's are for programmers. */
export function misused({ code, message: complaint }: Pick<CommanderError, 'code' | 'message'>): Refusal {
  return refuse('USAGE', { reason: reasonOf(code, complaint) })
}

function reasonOf(code: string, complaint: string): Message | string {
  const [name = '', value = ''] = [...complaint.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted ?? '')
  const near = /Did you mean (?:one of )?([^?,]+)/.exec(complaint)?.[1] ?? 'none'
  switch (code) {
    case 'commander.help':
      return message('trouble.noCommand')
    case 'commander.unknownCommand':
      return message('trouble.unknownCommand', { name, near })
    case 'commander.unknownOption':
      return message('trouble.unknownOption', { name, near })
    case 'commander.missingMandatoryOptionValue':
      return message('trouble.optionMissing', { name })
    case 'commander.optionMissingArgument':
      return message('trouble.valueMissing', { name })
    case 'commander.missingArgument':
      return message('trouble.argumentMissing', { name })
    case 'commander.excessArguments': {
      const [, most = '0', given = '0'] = /Expected (\d+) \w+ but got (\d+)/.exec(complaint) ?? []
      return message('trouble.argumentsMany', { command: name, most: Number(most), given: Number(given) })
    }
    case 'commander.invalidArgument': {
      // Of an argument the value is said first.
      const [of, given] = complaint.includes('command-argument') ? [value, name] : [name, value]
      return message('trouble.valueRefused', { name: of, value: given, reason: wanted(complaint) })
    }
    default:
      return complaint
  }
}

/** What the value should have been. */
function wanted(complaint: string): Message {
  const choices = /Allowed choices are (.*)\.$/.exec(complaint)?.[1]
  const options = choices ?? (complaint.includes(requirementNames) ? requirementNames : null)
  return options === null ? message('trouble.wholeNumber') : message('trouble.oneOf', { options })
}
