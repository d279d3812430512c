/** Why a field differs between two runs, told from its evidence. */
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { fieldOf } from '../../pipeline/model/meaning/fields.ts';
import { evidenceOf } from '../dataset/fields.ts';
import { sharedArea } from './row-distance.ts';

/** The first stage that differs: the source, where cells were found, how the page was read, our rules. */
export type Cause = {
  code: 'source-changed' | 'cells-differ' | 'read-differently' | 'rule-changed' | 'follows' | 'unknown';
  because: string;
};

const sameCell = 0.5; // intersection over union from which two boxes are the same cell

/** The cause of a difference in `field` (a key of the evidence, or a part such as `formula.numerator`). */
export function causeOf(field: string, before: Indicator, after: Indicator): Cause {
  const key = field.split('.')[0] ?? field;
  const base = fieldOf(key)?.from ?? undefined;
  const a = before.evidence[field] ?? evidenceOf(before, key);
  const b = after.evidence[field] ?? evidenceOf(after, key);
  if (a && b) return compareEvidence(a, b, before.document !== after.document);
  if (base !== undefined && !a && !b) {
    const [x, y] = [evidenceOf(before, base), evidenceOf(after, base)];
    if (x && y && x.raw !== y.raw)
      return { code: 'follows', because: `follows from ${base}, which was read differently` };
    return {
      code: 'rule-changed',
      because: `concluded from ${base}, which reads the same: a rule or the vocabulary changed`,
    };
  }
  if (before.document !== after.document) return { code: 'source-changed', because: 'the document itself changed' };
  if (a || b)
    return {
      code: 'cells-differ',
      because: a ? 'the new run found no text for it' : 'only the new run found text for it',
    };
  return { code: 'unknown', because: 'there is no evidence to tell from' };
}

function compareEvidence(a: Evidence, b: Evidence, otherDocument: boolean): Cause {
  if (a.raw === b.raw) {
    const rules = changedRules(a, b);
    return {
      code: 'rule-changed',
      because:
        rules === '' ? 'the same text was read; a rule or the vocabulary changed' : `the same text was read; ${rules}`,
    };
  }
  if (otherDocument) return { code: 'source-changed', because: 'the document itself changed' };
  if (a.page !== b.page || (a.box && b.box && sharedArea(a.box, b.box) < sameCell))
    return { code: 'cells-differ', because: 'the text was taken from another place on the page' };
  if ((a.inheritedFrom === null) !== (b.inheritedFrom === null))
    return { code: 'cells-differ', because: 'a merged cell was found in one run only' };
  return { code: 'read-differently', because: 'the same place on the page was read differently' };
}

function changedRules(a: Evidence, b: Evidence): string {
  const told = (e: Evidence): string[] => e.edits.map((x) => `${x.rule} (${x.from} → ${x.to})`);
  const only = (x: string[], y: string[]): string[] => x.filter((r) => !y.includes(r));
  const [gone, came] = [only(told(a), told(b)), only(told(b), told(a))];
  return [
    came.length > 0 ? `new mend: ${came.join(', ')}` : '',
    gone.length > 0 ? `mend no longer made: ${gone.join(', ')}` : '',
  ]
    .filter((t) => t !== '')
    .join('; ');
}
