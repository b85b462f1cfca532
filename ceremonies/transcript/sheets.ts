/** The exception sheets of the transcript. */
import { type Phrase, message } from '../base/message.ts'
import type { Event, EventOf } from '../subjects/index.ts'
import type { TitleOf } from './entry.ts'
import type { ExceptionSheet } from './model.ts'

type At<T extends Event['type']> = EventOf<T> & { readonly at: string }

type Sheet = Omit<ExceptionSheet, 'remedied'>

/** A sheet for each exception, in the order of their numbers; `expected`: what was asked where one is about answers. */
export function sheetsOf(
  raised: readonly At<'exception.raised'>[],
  expected: ReadonlyMap<number, Phrase>,
  waived: readonly At<'archive.waived'>[],
  remedied: readonly At<'exception.remedied'>[],
  title: TitleOf,
): readonly ExceptionSheet[] {
  return [...raised.map((one) => raisedSheet(one, expected.get(one.exception) ?? '')), ...waived.map(waivedSheet)]
    .toSorted((a, b) => a.number - b.number)
    .map((sheet) => ({
      ...sheet,
      by: title(sheet.by),
      confirmed: sheet.confirmed.map(title),
      remedied: remedyOf(
        remedied.find(({ exception }) => exception === sheet.number),
        title,
      ),
    }))
}

function raisedSheet({ exception, type: _, answers: _no, ...raised }: At<'exception.raised'>, asked: Phrase): Sheet {
  return { number: exception, ...raised, expected: raised.expected ?? asked }
}

/** The exception that a rehearsal raised by itself, because the token cannot wrap the key. */
function waivedSheet({
  exception: number,
  at,
  by,
  step,
  algorithm,
  code: why,
  parameter,
  value,
}: At<'archive.waived'>): Sheet {
  return {
    number,
    at,
    by,
    confirmed: [],
    step,
    expected: message('waived.expected'),
    happened: message('waived.happened', { algorithm, code: why }),
    decided: message('waived.decided', { parameter, value }),
    effect: message('waived.effect'),
    remedy: message('waived.remedy', { parameter, value }),
    open: true,
  }
}

function remedyOf(remedied: At<'exception.remedied'> | undefined, title: TitleOf): ExceptionSheet['remedied'] {
  return remedied ? { at: remedied.at, by: title(remedied.by), statement: remedied.statement } : null
}
