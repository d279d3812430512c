/** A user's own vocabulary over ours: lines that are added, that take the place of ours, or that take ours away. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { columnRoles } from '../../pipeline/model/meaning/record.ts';
import { formatCsv, lineFault, readCsv, type CsvRecord } from '../text/csv.ts';
import { readConfidenceModel } from './confidence-model.ts';
import { glossaryNames, placesOf, readEntry, readGlossary, limitsOf, type GlossaryName } from './glossary.ts';
import { entryColumns, neededColumns, type Entry } from './line.ts';
import type { VocabularyTexts } from './texts.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { squash } from '../../pipeline/model/print/fold.ts';
import { kindsOf, readKinds, type AliasKind } from './vocabulary-kinds.ts';

/** In place of a meaning (or of the role of a heading): the alias is taken away. */
const removed = '-';

const code = 'vocabulary-line';

/** Of one cell; the longest of ours has 123. */
const mostLetters = 2000;
/** Of one file, as every process that reads documents holds them all. */
const mostLines = 50_000;

/** Our text and the user's, the path of the user's file for faults, and the kinds that the file may hold. */
type Extension = {
  name: string;
  ours: string;
  theirs: string;
  file: string;
  kinds: readonly AliasKind[];
};

/** The files that a user may extend. The others are made by scripts, from measurements; of these, weights may be fitted anew. */
export const extendableFiles: readonly string[] = [
  ...glossaryNames.map((name) => `${name}.csv`),
  'confidence.csv',
  'content.csv',
  'headings.csv',
  'words.csv',
].sort();

/**
 * Our texts with the user's lines in them: a line with the kind, alias and sector of one of ours takes its place, a line
 * that means `-` takes ours away, any other is added before ours. `folder` names the user's files in faults. Throws
 * `vocabulary-file` for a file that cannot be extended, and `vocabulary-line` for a line that is wrong.
 */
export function extendTexts(ours: VocabularyTexts, theirs: VocabularyTexts, folder: string): VocabularyTexts {
  const kinds = readKinds(ours);
  const extended = { ...ours };
  for (const name of Object.keys(theirs).sort()) {
    const file = `${folder}/${name}`;
    const parts = { name, ours: ours[name] ?? '', theirs: theirs[name] ?? '', file };
    const own = kinds.filter((kind) => `${kind.file}.csv` === name);
    extended[name] = extenderOf(name, file)({ ...parts, kinds: own });
  }
  return extended;
}

function extenderOf(name: string, file: string): (extension: Extension) => string {
  if (name === 'headings.csv') return extendHeadings;
  if (name === 'content.csv') return extendContent;
  if (name === 'words.csv') return extendWords;
  if (name === 'confidence.csv') return replaceConfidence;
  if (extendableFiles.includes(name)) return extendGlossary;
  const reason = `It is no file of the vocabulary that can be extended; these are: ${extendableFiles.join(', ')}`;
  throw new PipelineError('vocabulary-file', reason, { file });
}

function extendGlossary({ name, ours, theirs, file, kinds }: Extension): string {
  const glossary = glossaryNames.find((one) => `${one}.csv` === name);
  const own = readCsv(ours, 'vocabulary', neededColumns, 'internal-error');
  const mine = readGlossary(ours, 'vocabulary', { name: glossary }).entries;
  const { columns, records } = readColumns(theirs, file, neededColumns, [
    ...new Set([...own.columns, ...entryColumns]),
  ]);
  // tells what is wrong with one line, and which lines contradict each other
  const theirOwn = readGlossary(theirs, file, { name: glossary, code }).entries;
  readGlossary(theirs, file, { name: glossary, code, kinds: kindsOf(kinds, mine, theirOwn) });
  const closed = new Set(kinds.filter((kind) => kind.closed).map(({ kind }) => kind));
  const left: (Entry | undefined)[] = [...mine];
  const rivals = rivalsIn(mine, glossary);
  const byMeaning = new Map([...mine].reverse().map((entry) => [meaningKey(entry), entry]));
  const said = new Set(columns);
  const added: Entry[] = [];
  for (const record of records) {
    const entry = readEntry(record, file, code);
    const places = rivals(entry).filter((at) => left[at] && replaces(entry, left[at], glossary));
    if (entry.canonical === removed) {
      if (places.length === 0) throw lineFault(file, record.line, `there is no "${entry.alias}" to take away`, code);
    } else {
      if (closed.has(entry.kind) && !byMeaning.has(meaningKey(entry))) {
        const known = mine.filter((other) => other.kind === entry.kind).map(({ canonical }) => canonical);
        const all = [...new Set(known)].sort().join(', ');
        const fault = `"${entry.canonical}" is no meaning of the kind "${entry.kind}"; these are: ${all}`;
        throw lineFault(file, record.line, fault, code);
      }
      const before = places.map((at) => left[at]!);
      added.push(completed(entry, said, before, byMeaning.get(meaningKey(entry)), glossary));
    }
    for (const at of places) left[at] = withoutSectors(left[at]!, entry, glossary);
  }
  const kept = left.filter((entry) => entry !== undefined);
  return formatCsv([...new Set([...own.columns, 'sector'])], [...added, ...kept].map(recordOf));
}

const meaningKey = ({ kind, canonical }: Entry): string => `${kind}\t${canonical}`;

/** The numbers of those of ours that a line may take the place of, in their order; none is looked for in all of them. */
function rivalsIn(mine: readonly Entry[], glossary: GlossaryName | undefined): (entry: Entry) => number[] {
  const at = new Map<string, number[]>();
  mine.forEach((entry, i) => {
    for (const place of new Set([...placesOf(entry, glossary), ...placesOf(everywhere(entry), glossary)]))
      addTo(at, place, i);
  });
  return (entry) =>
    [...new Set(placesOf(entry, glossary).flatMap((place) => at.get(place) ?? []))].sort((a, b) => a - b);
}

const everywhere = (entry: Entry): Entry => ({ ...entry, fields: {} });

/** The same alias (and kind, and sector, where these count); a removal without sector takes those of all sectors. */
function replaces(entry: Entry, other: Entry, glossary: GlossaryName | undefined): boolean {
  const all = entry.canonical === removed && limitsOf(entry, glossary).length === 0;
  const places = placesOf(entry, glossary);
  return placesOf(all ? everywhere(other) : other, glossary).some((place) => places.includes(place));
}

function withoutSectors(other: Entry, entry: Entry, glossary: GlossaryName | undefined): Entry | undefined {
  const taken = limitsOf(entry, glossary);
  const kept = taken.length === 0 ? [] : limitsOf(other, glossary).filter((sector) => !taken.includes(sector));
  return kept.length === 0 ? undefined : { ...other, fields: { ...other.fields, sector: kept.join(';') } };
}

/**
 * What the user's file does not say is as in ours: of the alias itself when it keeps its meaning, and for what a meaning
 * has (a unit's label and multiple) from any of its aliases.
 */
function completed(
  entry: Entry,
  said: ReadonlySet<string>,
  before: readonly Entry[],
  like: Entry | undefined,
  glossary: GlossaryName | undefined,
): Entry {
  const same = before.find((other) => other.canonical === entry.canonical);
  const meant = like && limitsOf(like, glossary).length > 0 ? { ...like.fields, sector: '' } : like?.fields;
  const own = Object.fromEntries(Object.entries(recordOf(entry)).filter(([column]) => said.has(column)));
  const record = { ...recordOf(entry), ...(same ? recordOf(same) : meant), ...own };
  const form = said.has('form') || !same ? entry.form : same.form;
  return { ...readEntry({ line: 0, fields: record }, ''), form };
}

function recordOf({ fields, ...columns }: Entry): Record<string, string> {
  return { ...columns, ...fields };
}

function extendHeadings({ ours, theirs, file }: Extension): string {
  const own = readCsv(ours, 'vocabulary', [], 'internal-error');
  const { records } = readColumns(theirs, file, ['role', 'heading'], own.columns);
  const known = new Map(own.records.map(({ fields }) => [squash(fields['heading'] ?? ''), fields]));
  const said = new Map<string, Record<string, string>>();
  for (const { line, fields } of records) {
    const key = squash(fields['heading'] ?? '');
    const fault = said.has(key) ? `heading "${fields['heading']}" stands twice` : headingFault(fields, known.has(key));
    if (fault !== null) throw lineFault(file, line, fault, code);
    said.set(key, { ...fields, strength: fields['strength'] || 'strong' });
  }
  const added = [...said.values()].filter(({ role }) => role !== removed);
  const left = [...known].filter(([key]) => !said.has(key)).map(([, fields]) => fields);
  return formatCsv(own.columns, [...added, ...left]);
}

function headingFault(
  { role = '', heading = '', strength = '' }: Record<string, string>,
  known: boolean,
): string | null {
  if (squash(heading) === '') return 'heading must be filled';
  if (role === removed) return known ? null : `there is no "${heading}" to take away`;
  if (!columnRoles.some((other) => other === role))
    return `unknown role "${role}"; these are: ${columnRoles.join(', ')}`;
  return /^(?:strong|weak)?$/.test(strength) ? null : `strength must be strong or weak, not "${strength}"`;
}

function extendContent({ ours, theirs, file }: Extension): string {
  const own = readCsv(ours, 'vocabulary', [], 'internal-error');
  const { records } = readColumns(theirs, file, ['kind', 'word'], own.columns);
  const kinds = new Set(own.records.map(({ fields }) => fields['kind'] ?? ''));
  for (const { line, fields } of records) {
    if (!kinds.has(fields['kind'] ?? '')) {
      throw lineFault(file, line, `unknown kind "${fields['kind']}"; this file has ${[...kinds].join(', ')}`, code);
    }
    if (!fields['word']) throw lineFault(file, line, 'word must be filled', code);
  }
  return formatCsv(
    own.columns,
    [...own.records, ...records].map(({ fields }) => fields),
  );
}

function extendWords({ ours, theirs, file }: Extension): string {
  const { records } = readColumns(theirs, file, ['word'], ['word']);
  const words = records.map(({ line, fields: { word = '' } }) => {
    if (/^\p{Ll}+(?:-\p{Ll}+)*$/u.test(word)) return word;
    throw lineFault(file, line, `"${word}" is no word in lower case`, code);
  });
  const [heading = 'word', ...known] = ours.trim().split('\n');
  return `${[heading, ...[...new Set([...known, ...words])].sort()].join('\n')}\n`;
}

/** Weights that were fitted together: theirs stand in the place of all of ours. */
function replaceConfidence({ theirs, file }: Extension): string {
  readConfidenceModel(theirs, file, code);
  return theirs;
}

function readColumns(
  text: string,
  file: string,
  needed: readonly string[],
  allowed: readonly string[],
): { columns: string[]; records: CsvRecord[] } {
  const read = readCsv(text, file, needed, code);
  if (read.records.length > mostLines)
    throw lineFault(file, read.records[mostLines]!.line, `more than ${mostLines} lines`, code);
  for (const { line, fields } of read.records) {
    const long = read.columns.find((column) => (fields[column] ?? '').length > mostLetters);
    if (long !== undefined) throw lineFault(file, line, `${long} has more than ${mostLetters} letters`, code);
  }
  const unknown = read.columns.filter((column) => !allowed.includes(column));
  if (unknown.length === 0) return read;
  throw new PipelineError(code, `unknown column "${unknown[0]}"; these are: ${allowed.join(', ')}`, { file });
}
