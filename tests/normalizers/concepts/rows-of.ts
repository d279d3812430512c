import type { Agency, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { Indicator as Schema } from '../../../pipeline/model/meaning/dataset.ts';

/** A row with only what concepts look at; `ratio` is "numerator / denominator". */
export function rowOf(
  id: string,
  name: string,
  more: { document?: string; agency?: string; ratio?: string } = {},
): Indicator {
  const [numerator = null, denominator = null] = more.ratio?.split(' / ') ?? [];
  return Schema.parse({
    id,
    document: more.document ?? `document-of-${id}`,
    agency: more.agency ?? null,
    position: 1,
    code: null,
    name,
    canonicalName: name,
    goal: null,
    goalIndicator: null,
    objective: null,
    regionalObjective: null,
    regionalIndicator: null,
    definition: null,
    rationale: null,
    formula: {
      text: more.ratio ?? null,
      numerator,
      denominator,
      multiplier: more.ratio ? 100 : null,
      form: more.ratio ? 'slash' : 'none',
    },
    unit: null,
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
  });
}

export function agencyOf(id: string, level: 'provinsi' | 'kabupaten' | 'kota'): Agency {
  return { id, name: id, kind: null, sectors: [], regionCode: null, regionName: null, level };
}
