/** An indicator of which nothing is known yet. */
import type { Indicator } from './dataset.ts';
import { plainValues } from './plain-fields.ts';

/** A row with nothing in it but what is given. */
export function emptyRow(given: Pick<Indicator, 'id' | 'document'> & Partial<Indicator>): Indicator {
  return {
    agency: null,
    position: 0,
    code: null,
    name: null,
    canonicalName: null,
    level: null,
    printedLevel: null,
    parent: null,
    ...plainValues({
      text: (): string | null => null,
      number: (): number | null => null,
      list: (): { text: string }[] => [],
    }),
    definition: null,
    rationale: null,
    formula: { text: null, numerator: null, denominator: null, multiplier: null, form: 'none' },
    unit: null,
    measure: { kind: null, of: null, from: null },
    responsible: [],
    dataSources: [],
    programs: [],
    targets: [],
    baseline: null,
    other: [],
    context: [],
    terms: [],
    concept: null,
    confidence: 1,
    evidence: {},
    ...given,
  };
}
