/** What people decided about pairs of indicators: a CSV file whose lines overrule every score. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { Relation, type Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { parseCsv } from '../text/csv.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { turn } from './evidence.ts';
import type { Verdict } from './verdicts.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** One line of the file: `relation` is what `second` is to `first`; each names an indicator by id or by its own words. */
export type PairDecision = {
  /** Of its file; a decision of another file says where it stands in words. */
  line: number | string;
  first: string;
  second: string;
  relation: Verdict['relation'];
  by: string;
  on: string;
  note: string;
};

/** `by`, `on` and `note` may be missing. */
const headings = ['first', 'second', 'relation'] as const;

/** Reads a decisions file. Throws `decisions-line` naming file and line for a relation or an indicator that is missing. */
export function readPairDecisions(text: string, file: string): PairDecision[] {
  return parseCsv(text, file, headings, 'decisions-line').map(({ line, fields }) => {
    const { first = '', second = '', relation = '', by = '', on = '', note = '' } = fields;
    const known = relation === 'different' ? relation : Relation.safeParse(relation).data;
    const fault =
      known === undefined
        ? `"${relation}" is no relation; give ${Relation.options.join(', ')} or different`
        : first === '' || second === '' || first === second
          ? 'first and second must name two indicators'
          : null;
    if (fault !== null) throw new PipelineError('decisions-line', fault, { file: `${file}:${line}` });
    return { line, first, second, relation: known!, by, on, note };
  });
}

/**
 * Decisions as verdicts on the rows of a dataset. An indicator is named by its id, or as "agency | year | name" (agency
 * by name or id, the year left empty where the document tells none), which holds over new readings; then every row that fits
 * is meant. What fits no row, or says another thing than an earlier line, is an issue with its line: nothing is lost.
 */
export function resolveDecisions(
  decisions: readonly PairDecision[],
  dataset: Pick<Dataset, 'documents' | 'agencies' | 'indicators'>,
): { verdicts: Verdict[]; issues: Issue[] } {
  const rows = rowsByName(dataset);
  const issues: Issue[] = [];
  const verdicts = new Map<string, Verdict & { line: PairDecision['line'] }>();
  for (const { line, relation, by, on, note, ...named } of decisions) {
    const [first, second] = [rows.get(keyOf(named.first)) ?? [], rows.get(keyOf(named.second)) ?? []];
    const lost = [first.length === 0 ? named.first : null, second.length === 0 ? named.second : null];
    for (const name of lost.filter((one) => one !== null)) {
      issues.push(
        issue('decision-unknown', `${placeOf(line)} of the decisions names "${name}", which is no row of this run`),
      );
    }
    const said = [note, by === '' ? '' : `decided by ${by}`, on === '' ? '' : `on ${on}`].filter((part) => part !== '');
    const because = said.join(', ') || `decided on ${placeOf(line).toLowerCase()}`;
    for (const a of first) {
      for (const b of second.filter((one) => one !== a)) {
        const [same, turned] = [verdicts.get(`${a} ${b}`), verdicts.get(`${b} ${a}`)];
        const before = same ?? turned;
        if (before && before.relation !== (same ? relation : turn(relation))) {
          const message = `${placeOf(line)} of the decisions says "${relation}" where ${placeOf(before.line).toLowerCase()} says "${before.relation}"; the earlier one holds`;
          issues.push(issue('decision-contradicted', message, { indicator: a }));
        }
        if (!before) verdicts.set(`${a} ${b}`, { first: a, second: b, relation, because, line });
      }
    }
  }
  return {
    verdicts: [...verdicts.values()].map(({ first, second, relation, because }) => ({
      first,
      second,
      relation,
      because,
    })),
    issues,
  };
}

const placeOf = (line: PairDecision['line']): string => (typeof line === 'number' ? `Line ${line}` : line);

function keyOf(named: string): string {
  return named.split('|').map(foldText).join('|');
}

function rowsByName({
  documents,
  agencies,
  indicators,
}: Pick<Dataset, 'documents' | 'agencies' | 'indicators'>): ReadonlyMap<string, string[]> {
  const years = new Map(documents.map(({ id, year }) => [id, year === null ? '' : String(year)]));
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const rows = new Map<string, string[]>();
  for (const { id, agency, document, name, canonicalName } of indicators) {
    const own = [agency ?? '', names.get(agency ?? '') ?? ''].map(
      (one) => `${one}|${years.get(document) ?? ''}|${name ?? ''}`,
    );
    const phrases = [name, canonicalName].filter((phrase) => phrase !== null);
    for (const key of new Set([id, ...own, ...phrases].map(keyOf))) addTo(rows, key, id);
  }
  return rows;
}
