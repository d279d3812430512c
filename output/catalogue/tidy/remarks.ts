/** Tables of what is to be looked at, and of what people decided. */
import type { ListedDecision } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { Decision, Seen } from '../../../pipeline/model/meaning/decision.ts';
import { joinedTexts } from '../../../pipeline/model/meaning/field.ts';
import { valueText } from '../../../pipeline/model/meaning/seen.ts';
import { issueCodes, type Issue } from '../../../pipeline/model/issue.ts';
import { documentColumns, placeColumns, type Indexed } from './cited.ts';
import { tableOf, text, whole, type TidyTable } from './tidy-table.ts';

/** An issue a row. */
export function issuesTable(all: Indexed): TidyTable {
  return tableOf<Issue>(
    { name: 'issues', title: 'Issues', description: 'One row per thing that a person should look at', key: null },
    () => all.dataset.issues,
    [
      text('code', 'Code of the issue', ({ code }) => code, { required: true }),
      text('severity', 'error, warning or info', ({ severity }) => severity),
      text('title', 'What the code says', ({ code }) => issueCodes[code][1]),
      text('message', 'What is said of this place', ({ message }) => message),
      text('remedy', 'What to do', ({ code }) => issueCodes[code][2]),
      text('indicator', 'Id of the indicator', ({ indicator }) => indicator, { refersTo: 'indicators' }),
      text('field', 'The field, by its key in the dataset', ({ field }) => field),
      ...documentColumns<Issue>(all, ({ document }) => document),
      ...placeColumns<Issue>((one) => one),
    ],
  );
}

type Numbered = ListedDecision & { n: number };

/** A decision a row, in the order in which they were made. */
export function decisionsTable(all: Indexed, decisions: readonly ListedDecision[]): TidyTable {
  const seen = ({ decision }: Numbered): Seen | null => ('seen' in decision ? decision.seen : null);
  return tableOf<Numbered>(
    { name: 'decisions', title: 'Decisions', description: 'One row per decision of a person', key: 'n' },
    function* () {
      for (const [i, one] of decisions.entries()) yield { ...one, n: i + 1 };
    },
    [
      { ...whole<Numbered>('n', 'Place in the order in which they were made, from 1', ({ n }) => n), required: true },
      text('decided', 'What was decided: right, corrected, unreadable, split ...', ({ decision }) => decision.decided),
      text(
        'state',
        'held: it is in the values; stale: read otherwise now; overruled: by a later one; elsewhere: of no document here; proposed',
        ({ state }) => state,
      ),
      text('because', 'Why it is stale', ({ because }) => because),
      text('field', 'The field, by its key in the dataset', ({ decision }) => fieldOf(decision)),
      text('read', 'What was read there when it was decided', (one) => seen(one)?.read ?? null),
      text('row', 'What was read there as the name of the row', (one) => seen(one)?.row ?? null),
      text('value', 'What the paper says, where a person wrote it', ({ decision }) => valueOf(decision)),
      text(
        'first',
        'Of two phrases that were compared, or of an alias: the first',
        ({ decision }) => pair(decision)[0],
      ),
      text('second', 'The second, or what the alias stands for', ({ decision }) => pair(decision)[1]),
      text('relation', 'What the second is to the first', ({ decision }) =>
        decision.decided === 'concept' ? decision.relation : null,
      ),
      text('by', 'Who decided', ({ decision }) => decision.by, { required: true }),
      text('on', 'When', ({ decision }) => decision.on, { required: true }),
      text('why', 'Why', ({ decision }) => decision.why ?? null),
      // the document of a decision may be in no run
      ...documentColumns<Numbered>(all, (one) => seen(one)?.document ?? null).map(
        ({ refersTo: _, ...column }) => column,
      ),
      ...placeColumns<Numbered>(seen),
    ],
  );
}

function fieldOf(decision: Decision): string | null {
  if (decision.decided === 'withdrawn') return decision.about;
  return 'field' in decision ? decision.field : null;
}

function valueOf(decision: Decision): string | null {
  if ('value' in decision) return valueText(decision.value);
  const rows = 'values' in decision ? [decision.values] : 'into' in decision ? decision.into : [];
  const told = rows.map((row) =>
    Object.entries(row)
      .map(([field, value]) => `${field}: ${valueText(value) ?? ''}`)
      .join('; '),
  );
  return joinedTexts(told);
}

function pair(decision: Decision): [string | null, string | null] {
  if (decision.decided === 'concept') return [decision.first, decision.second];
  return decision.decided === 'alias' ? [decision.alias, decision.canonical] : [null, null];
}
