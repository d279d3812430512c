/** diff.html: each changed row with its piece of paper from both runs; its script draws what the page carries. */
import type { Dataset, DatasetDocument, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { DecidedValue } from '../../pipeline/model/meaning/decision.ts';
import type { DatasetDiff, FactsChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import { decidableKeys, seenOf, valueOf } from '../../pipeline/model/meaning/seen.ts';
import { fileAddress } from '../html/file-address.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { pageInParts } from '../html/page-frame.ts';
import { unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { placesOf } from '../html/row-places.ts';
import { inWords, keyWordsOf, type KeyWords } from './key-words.ts';
import {
  changesAPart,
  type DiffPage,
  type ListedChange,
  type ShownChange,
  type ShownFacts,
  type ShownSide,
} from './shown-change.ts';

/** A page's picture: `file` relative to diff.html with `/`, the size of the page in points. */
type Picture = { document: string; page: number; file: string; width: number; height: number };

/** One run as the page shows it. */
export type DiffSide = { label: string; dataset: Dataset; pictures: readonly Picture[] };

type Side = {
  rows: ReadonlyMap<string, Indicator>;
  documents: ReadonlyMap<string, DatasetDocument>;
  pictures: ReadonlyMap<string, Picture>;
};

const sideOf = ({ dataset, pictures }: DiffSide): Side => ({
  rows: new Map(dataset.indicators.map((row) => [row.id, row])),
  documents: new Map(dataset.documents.map((one) => [one.id, one])),
  pictures: new Map(pictures.map((one) => [`${one.document} ${one.page}`, one])),
});

const mostChanges = 30_000; // the heaviest; a page of more opens slowly, and diff.json has all
type Change = RowChange | FactsChange;

const mostYearRows = 200; // of an agency; diff.json has all

/** The whole page as one HTML file without a network, in pieces; `words` are those of keys. */
export function diffHtml(
  diff: DatasetDiff,
  old: DiffSide,
  fresh: DiffSide,
  words: KeyWords = keyWordsOf([old.dataset, fresh.dataset], new Map()),
): Iterable<string> {
  const [before, after] = [sideOf(old), sideOf(fresh)];
  // what a document tells of itself is told of all its rows
  const heavy = diff.facts.filter(({ weight }) => weight === 'meaning');
  const changes: Change[] = [...heavy, ...diff.changes, ...diff.facts.filter((one) => !heavy.includes(one))];
  const shown = changes.slice(0, mostChanges);
  const data: DiffPage = {
    counts: diff.counts,
    weights: diff.weights,
    differs: diff.differs,
    documents: diff.documents.filter((one) => !one.sameBytes || one.old !== one.new),
    years: diff.years.map((pair) => ({ ...pair, all: pair.rows.length, rows: pair.rows.slice(0, mostYearRows) })),
    old: old.label,
    new: fresh.label,
    facts: weightsOf(diff.facts),
    all: changes.length,
    changes: shown.map((change) => ('facts' in change ? listedFacts(change) : listedChange(inWords(change, words)))),
  };
  return pageInParts({ title: 'ikat', data, parts: partsOf(shown, before, after, words), entry: 'diff' });
}

/** The changes as they are shown, so many a part. */
function* partsOf(
  changes: readonly Change[],
  before: Side,
  after: Side,
  words: KeyWords,
): Generator<(ShownChange | ShownFacts)[]> {
  for (let from = 0; from < changes.length; from += changesAPart) {
    const part = changes.slice(from, from + changesAPart);
    yield part.map((change) =>
      'facts' in change ? shownFacts(change, before, after) : shownChange(inWords(change, words), before, after),
    );
  }
}

function weightsOf(facts: readonly FactsChange[]): DatasetDiff['weights'] {
  const weights: DatasetDiff['weights'] = { meaning: 0, reading: 0, form: 0 };
  for (const { weight } of facts) weights[weight]++;
  return weights;
}

/** What a change of a document is found by. */
function listedFacts({ old, new: fresh, weight, facts }: FactsChange): ListedChange {
  const texts = [old.file, fresh.file, ...facts.flatMap((fact) => [fact.old, fact.new])];
  return {
    kind: 'facts',
    moved: false,
    weight,
    fields: facts.map(({ field }) => field),
    causes: distinct(facts.map(({ cause }) => cause.code)),
    files: distinct([old.file, fresh.file]),
    text: distinct(texts.flatMap((text) => (text === null ? [] : foldText(text)))).join(' '),
  };
}

const distinct = <Text extends string>(all: readonly Text[]): Text[] => [...new Set(all)];

/** What a change of a row is found by. */
function listedChange({ kind, moved, weight, cause, old, new: fresh, fields }: RowChange): ListedChange {
  const places = [...old, ...fresh];
  const values = fields.flatMap((field) => [field.old, field.new]);
  const texts = [...places.flatMap(({ name, code, file }) => [name, code, file]), ...values];
  return {
    kind,
    moved,
    weight,
    fields: distinct(fields.map(({ field }) => rootOf(field))),
    causes: distinct([...(cause ? [cause.code] : []), ...fields.map((field) => field.cause.code)]),
    files: distinct(places.map(({ file }) => file)),
    text: distinct(texts.flatMap((text) => (text === null ? [] : foldText(text)))).join(' '),
  };
}

function shownChange(change: RowChange, before: Side, after: Side): ShownChange {
  const touched = new Set(change.fields.map(({ field }) => rootOf(field)));
  // a picture says nothing about what is form alone
  const isPictured = change.weight !== 'form' || change.fields.length === 0;
  return {
    change,
    old: isPictured && tellsBefore(change) ? shownSide(change.old, before, touched) : null,
    new: isPictured ? shownSide(change.new, after, touched) : null,
    offered: offeredFor(change, before, after),
  };
}

function shownFacts(change: FactsChange, before: Side, after: Side): ShownFacts {
  const isPictured = change.weight !== 'form';
  return {
    facts: change,
    old: isPictured && tellsBefore(change) ? linesOf(change.old.document, change, before) : null,
    new: isPictured ? linesOf(change.new.document, change, after) : null,
  };
}

const around = 12; // points of paper around lines that are shown

/** The lines that facts were read from: a piece a page that has any, or what was read where no picture is kept. */
function linesOf(id: string, { facts }: FactsChange, { documents, pictures }: Side): ShownSide | null {
  const document = documents.get(id);
  const told = facts.flatMap(({ field }) => {
    const cell = document?.evidence[field.slice(field.indexOf('.') + 1)];
    return cell ? [{ field, cell }] : [];
  });
  const pieces = [...new Set(told.map(({ cell }) => cell.page))].flatMap((page): ShownSide['pieces'] => {
    const marks = told.flatMap(({ field, cell }) => (cell.page === page && cell.box ? [{ box: cell.box, field }] : []));
    const picture = pictures.get(`${id} ${page}`);
    const united = unite(marks.map(({ box }) => box));
    if (!picture || !united) return [];
    const { file, width, height } = picture;
    const [x0, y0, x1, y1] = united;
    const box: Box = [x0 - around, y0 - around, x1 + around, y1 + around];
    const place = { page, box, cells: marks.map((mark) => mark.box), marks, apart: null };
    return [{ place, picture: { src: fileAddress(file), width, height } }];
  });
  if (pieces.length > 0) return { pieces, read: [] };
  const read = told.map(({ cell }) => ({ page: cell.page, line: cell.line ?? null, raw: cell.raw }));
  return read.length === 0 ? null : { pieces: [], read };
}

const readAlike = new Set(['mend', 'rule', 'vocabulary', 'decision', 'follows', 'settings', 'company']);

/** The picture of before tells something where other paper, another place or other letters were seen. */
function tellsBefore(change: Change): boolean {
  if (!('facts' in change) && change.kind !== 'changed') return true;
  const fields = 'facts' in change ? change.facts : change.fields;
  return fields.some(({ cause, weight }) => weight !== 'form' && !readAlike.has(cause.code));
}

function shownSide(places: RowChange['old'], { rows, pictures }: Side, touched: ReadonlySet<string>): ShownSide {
  const own = places.flatMap(({ id }) => rows.get(id) ?? []);
  const pieces = own.flatMap((row) =>
    placesOf(row)
      .filter(({ apart, marks }) => apart === null || marks.some(({ field }) => touched.has(field)))
      .flatMap(({ marks, ...place }) => {
        const picture = pictures.get(`${row.document} ${place.page}`);
        if (!picture) return [];
        const { file, width, height } = picture;
        const shown = marks.filter(({ field }) => touched.size === 0 || touched.has(field));
        return [{ place: { ...place, marks: shown }, picture: { src: fileAddress(file), width, height } }];
      }),
  );
  if (pieces.length > 0) return { pieces, read: [] };
  // an added or removed row still says what it holds
  const read = own.map(({ evidence: { name: cell }, name }) => ({
    page: cell?.page ?? null,
    line: cell?.line ?? null,
    raw: cell?.raw ?? name ?? '',
  }));
  return { pieces: [], read };
}

/** A row that came is none, or one that went is one. */
function offeredFor({ kind, old, new: fresh }: RowChange, before: Side, after: Side): ShownChange['offered'] {
  const row = kind === 'added' ? after.rows.get(fresh[0]?.id ?? '') : before.rows.get(old[0]?.id ?? '');
  const seen = row && (kind === 'added' || kind === 'removed') ? seenOf(row, 'name') : null;
  if (!row || !seen) return null;
  if (kind === 'added') return { decided: 'not-an-indicator', seen };
  const years = row.targets.map(({ year }) => `targets.${year ?? 'text'}`);
  const keys = [...decidableKeys.filter((key) => !/\.|^baseline$/.test(key)), ...years];
  const values: Record<string, DecidedValue> = {};
  for (const key of keys) {
    const value = valueOf(row, key);
    if (value !== null && value.length > 0) values[key] = value;
  }
  return { decided: 'missing-row', seen: { ...seen, read: '', row: '' }, values };
}
