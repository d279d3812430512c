/** What rows of the report are filtered by: their document, what is to be checked, how sure they are, fields with notes. */
import { compareText } from '../../dataset/order.ts';
import type { Findable } from '../../report/findable.ts';
import type { Chosen, Filter } from '../kit/filters.ts';
import { say } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';

/** A row that can be found, with the id of its document. */
export type Item = Findable & { of: string };

/** The filters; `documents` are those to choose from. */
export function rowFilters(
  items: readonly Item[],
  documents: readonly (readonly [id: string, label: string])[],
): Filter[] {
  const fields = [...new Set(items.flatMap(({ marks }) => marks.filter((mark) => mark.startsWith('in:'))))];
  const labelled = fields.sort(compareText).map((mark) => [mark, say('noteIn', labelOf(mark.slice(3)))] as const);
  return [
    { name: 'document', label: say('file'), all: say('allDocuments'), choices: documents },
    {
      name: 'check',
      label: say('checkLabel'),
      all: say('allChecks'),
      choices: [
        ['look', say('checkLook')],
        ['error', say('checkError')],
        ['warning', say('checkWarning')],
        ['decided', say('checkDecided')],
        ['none', say('checkNone')],
      ],
    },
    {
      name: 'sure',
      label: say('sureLabel'),
      all: say('anySure'),
      choices: [50, 80, 90, 95].map((share) => [String(share), say('below', share)]),
    },
    { name: 'field', label: say('fieldLabel'), all: say('anyField'), choices: labelled },
  ];
}

/** Whether a row fits what was chosen. */
export function rowFits({ of, marks, confidence }: Item, chosen: Chosen): boolean {
  const { document = '', check = '', sure = '', field = '' } = chosen;
  return (
    (document === '' || of === document) &&
    (check === '' || marks.includes(check)) &&
    (field === '' || marks.includes(field)) &&
    (sure === '' || confidence < Number(sure) / 100)
  );
}
