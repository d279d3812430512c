/** Checks a dataset: its shape, and that what it names is there. */
import { Dataset, type DatasetDocument, type Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';

/** One thing that is wrong: where (`indicators[3].formula.form`), what should be there and what is. */
export type Problem = { path: string; expected: string; actual: string };

/**
 * Every problem of a parsed dataset.json; an empty list for a sound one. Cross-references are checked when the
 * shape is right: unique ids, ids that are named exist, and each field that holds a value has its evidence.
 */
export function validateDataset(json: unknown): Problem[] {
  const parsed = Dataset.safeParse(json);
  if (parsed.success) return referenceProblems(parsed.data);
  const problems = shapeProblems(parsed.error, json);
  // of a file of another kind or version nothing else is worth telling
  const ofSchema = problems.filter(({ path }) => path === 'schema');
  return ofSchema.length > 0 ? ofSchema : problems;
}

type ShapeError = NonNullable<ReturnType<typeof Dataset.safeParse>['error']>;

/** Where `json` has another shape than was asked for, from the error of that check. */
export function shapeProblems({ issues }: Pick<ShapeError, 'issues'>, json: unknown): Problem[] {
  return issues.flatMap((found) => {
    const path = pathText(found.path);
    if (found.code === 'unrecognized_keys') {
      return found.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        expected: 'no such field',
        actual: describe(valueAt(json, [...found.path, key])),
      }));
    }
    return [
      { path: path || '(the whole file)', expected: expectation(found), actual: describe(valueAt(json, found.path)) },
    ];
  });
}

type Fault = { code: string; message: string };

/** Formats in words, with an example where that says more. */
const formats: Readonly<Record<string, string>> = {
  date: 'a day such as 2026-03-01',
  datetime: 'an instant such as 2026-03-01T08:00:00Z',
};

function expectation(found: Fault): string {
  const detail: Record<string, unknown> = { ...found };
  if (found.code === 'invalid_type') return `a value of type ${String(detail['expected'])}`;
  if (found.code === 'invalid_value') return oneOf(detail['values']);
  if (found.code === 'too_small' || found.code === 'too_big') {
    const [word, limit] = found.code === 'too_small' ? ['at least', detail['minimum']] : ['at most', detail['maximum']];
    const counted = detail['origin'] === 'string' ? ` character${limit === 1 ? '' : 's'}` : '';
    return `${word} ${String(limit)}${counted}`;
  }
  if (found.code === 'invalid_format') {
    return formats[String(detail['format'])] ?? `a text that fits ${String(detail['pattern'])}`;
  }
  if (found.code !== 'invalid_union') return found.message;
  // shapes that one field tells apart, or values of several kinds
  if (Array.isArray(detail['options'])) return oneOf(detail['options']);
  const kinds = (detail['errors'] as Fault[][]).flatMap(([first]) => (first ? [expectation(first)] : []));
  return [...new Set(kinds)].join(' or ');
}

function oneOf(values: unknown): string {
  const known = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return known.length === 1 ? known[0]! : `one of ${known.join(', ')}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    json,
  );
}

const longestShown = 60; // characters of a wrong value

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** What is wrong between the lists of a dataset whose shape is right: doubled ids, names of what is not there, missing evidence. */
export function referenceProblems(dataset: Dataset): Problem[] {
  const checks = referenceChecks(dataset);
  dataset.indicators.forEach((row, i) => {
    checks.row(row, `indicators[${i}]`);
  });
  return checks.end();
}

/** The same for rows that come one by one, each with its place; what else the dataset holds is given at once. */
export function referenceChecks({ documents, agencies, concepts, issues }: Dataset): {
  row: (row: Indicator, place: string) => void;
  end: () => Problem[];
} {
  const known = {
    documents: new Map(documents.map((d) => [d.id, d])),
    agencies: new Set(agencies.map((a) => a.id)),
    indicators: new Map<string, string>(),
  };
  const [doubled, ofRows]: [Problem[], Problem[]] = [[], []];
  const named = (path: string, id: string | null, ids: { has(id: string): boolean }, what: string): Problem[] =>
    id === null || ids.has(id) ? [] : [{ path, expected: `the id of ${what} of this dataset`, actual: describe(id) }];
  const row = (one: Indicator, path: string): void => {
    const before = known.indicators.get(one.id);
    if (before === undefined) known.indicators.set(one.id, path);
    else doubled.push(doubledId(path, before));
    ofRows.push(
      ...named(`${path}.document`, one.document, known.documents, 'a document'),
      ...named(`${path}.agency`, one.agency, known.agencies, 'an agency'),
      ...evidenceProblems(one, path, known.documents.get(one.document)?.pages ?? null),
    );
  };
  const end = (): Problem[] => [
    ...repeated('documents', documents),
    ...repeated('agencies', agencies),
    ...doubled,
    ...repeated('concepts', concepts),
    ...documents.flatMap((d, i) => [
      ...named(`documents[${i}].agency`, d.agency, known.agencies, 'an agency'),
      ...headProblems(d, `documents[${i}]`),
    ]),
    ...ofRows,
    ...concepts.flatMap(({ members }, i) =>
      members.flatMap((m, j) =>
        named(`concepts[${i}].members[${j}].indicator`, m.indicator, known.indicators, 'an indicator'),
      ),
    ),
    ...issues.flatMap((found, i) => [
      ...named(`issues[${i}].document`, found.document, known.documents, 'a document'),
      ...named(`issues[${i}].indicator`, found.indicator, known.indicators, 'an indicator'),
    ]),
  ];
  return { row, end };
}

/** The facts of a document that are read outside its tables, and whether it holds a value there. */
function headKeys({ agency, title, year, signedOn, signedAt, profile }: DatasetDocument): string[] {
  const facts = Object.entries({ agency, title, year, signedOn, signedAt });
  const lists = (['functions', 'missions', 'goals'] as const).flatMap((part) =>
    profile[part].map((_, i) => `profile.${part}.${i}`),
  );
  const texts = (['duty', 'vision'] as const).filter((part) => profile[part] !== null).map((part) => `profile.${part}`);
  return [...facts.flatMap(([key, value]) => (value === null ? [] : [key])), ...texts, ...lists];
}

/** Datasets of before have no evidence of documents at all. */
function headProblems(document: DatasetDocument, path: string): Problem[] {
  const { evidence, pages } = document;
  if (Object.keys(evidence).length === 0) return [];
  const missing = headKeys(document)
    .filter((key) => !(key in evidence))
    .map((key) => ({ path: `${path}.evidence.${key}`, expected: `evidence for ${key}`, actual: 'nothing' }));
  return [...missing, ...beyondPages(evidence, path, pages)];
}

function repeated(list: string, items: readonly { id: string }[]): Problem[] {
  const first = new Map<string, number>();
  return items.flatMap((item, i) => {
    const before = first.get(item.id);
    if (before === undefined) {
      first.set(item.id, i);
      return [];
    }
    return [doubledId(`${list}[${i}]`, `${list}[${before}]`)];
  });
}

const doubledId = (path: string, before: string): Problem => ({
  path: `${path}.id`,
  expected: 'an id of its own',
  actual: `the id of ${before}`,
});

function evidenceProblems(row: Indicator, path: string, pages: number | null): Problem[] {
  const keys = Object.keys(row.evidence);
  const missing = indicatorFields
    .filter(({ key, read }) => read?.(row) && !keys.some((k) => k === key || k.startsWith(`${key}.`)))
    .map(({ key: field }) => ({
      path: `${path}.evidence.${field}`,
      expected: `evidence for ${field}`,
      actual: 'nothing',
    }));
  return [...missing, ...beyondPages(row.evidence, path, pages)];
}

function beyondPages(evidence: Indicator['evidence'], path: string, pages: number | null): Problem[] {
  return Object.entries(evidence)
    .filter(([, e]) => pages !== null && (e.page < 1 || e.page > pages))
    .map(([field, e]) => ({
      path: `${path}.evidence.${field}.page`,
      expected: `a page from 1 to ${pages}`,
      actual: String(e.page),
    }));
}
