/** Targets that rise where the indicator should fall, or fall where it should rise. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { isShare, rowCheck, type Check, type ReadRow } from './check.ts';

export const targetDirection: Check = rowCheck('target-against-polarity', (row, { vocabulary }) => {
  const { name, targets } = row.indicator;
  const values = targets.flatMap(({ value }) => (value === null ? [] : [value]));
  const plain = values.length === targets.length && targets.every(({ text }) => isPlain(text, row));
  const goes = plain ? directionOf(values) : null;
  const should = goes ? polarityOf(row, vocabulary) : null;
  if (goes === null || should === null || goes === should.way) return null;
  const printed = targets.map(({ text }) => text).join(', ');
  const does = goes === 'up' ? 'rise' : 'fall';
  const says = `the targets of "${name}" ${does} (${printed}), ${should.because}`;
  return { field: 'targets', message: says.charAt(0).toUpperCase() + says.slice(1) };
});

/** A number with nothing but its unit: "28 Maret" is a day. */
function isPlain(text: string, { indicator: { unit } }: ReadRow): boolean {
  const rest = foldText(text.replace(/[\d.,%‰-]+/g, ' '));
  return rest === '' || (unit !== null && [unit.symbol, unit.label].map(foldText).includes(rest));
}

type Way = 'up' | 'down';
type Polarity = { way: Way; because: string };

const leastValues = 3;

/** Where values go that never turn back; null for level, mixed or too few values. */
function directionOf(values: readonly number[]): Way | null {
  const steps = values.slice(1).map((value, i) => value - values[i]!);
  if (values.length < leastValues || steps.every((step) => step === 0)) return null;
  if (steps.every((step) => step >= 0)) return 'up';
  return steps.every((step) => step <= 0) ? 'down' : null;
}

/** Which way the indicator should go: by its column of polarity, else by what its name counts; null when not sure. */
function polarityOf(row: ReadRow, vocabulary: Vocabulary): Polarity | null {
  const share = isShare(row, vocabulary);
  const { name, other } = row.indicator;
  for (const { heading, text } of other) {
    const way = columnWay(text, vocabulary);
    if (way && /polari/i.test(heading)) return { way, because: `"${heading}" says "${text}"` };
  }
  const has = (kind: string) => firstMet(name ?? '', kind, vocabulary);
  const [ill, cure, good] = [has('ill'), has('cure'), has('good')];
  if (ill && !cure && !good && !isSeenTo(name ?? '', ill, vocabulary))
    return { way: 'down', because: `"${ill}" should become less` };
  // a share of complaints that were settled should rise, a number of them need not
  if (good && (!ill || share)) return { way: 'up', because: `"${good}" should become more` };
  return null;
}

/** Something is done about the ill thing: a verb of the passive, or a noun of doing in front of it ("penertiban ..."). */
function isSeenTo(name: string, ill: string, { lemmas }: Vocabulary): boolean {
  const [before = '', after = ''] = ` ${foldText(name)} `.split(` ${foldText(ill)} `);
  const verb = after
    .split(' ')
    .some((word) => /^(?:di|ter)\p{L}{4,}$/u.test(word) && lemmas.byAlias.has(`verb\t${word}`));
  return verb || before.split(' ').some((word) => /^pe\p{L}{4,}an$/u.test(word));
}

function columnWay(text: string, vocabulary: Vocabulary): Way | null {
  const [up, down] = ['column-up', 'column-down'].map((kind) => firstMet(text, kind, vocabulary));
  return up && !down ? 'up' : down && !up ? 'down' : null;
}

function firstMet(text: string, kind: string, vocabulary: Vocabulary): string | null {
  const folded = ` ${foldText(text)} `;
  return (
    entriesOf(vocabulary.polarity, kind).find(({ alias }) => folded.includes(` ${foldText(alias)} `))?.alias ?? null
  );
}
