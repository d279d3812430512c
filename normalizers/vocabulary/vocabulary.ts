/** Vocabulary: what agencies write, and what we call it. Data in `vocabulary/*.csv`; this file only reads its text. */
import { createHash } from 'node:crypto';
import type { RefusalCode } from '../../pipeline/model/errors.ts';
import type { Areas } from './areas.ts';
import type { ConfidenceModel } from './confidence-model.ts';
import { readConfidenceModel } from './confidence-model.ts';
import type { WordClass } from './usual-words.ts';
import { readUsualWords } from './usual-words.ts';
import type { Confusions } from './confusion.ts';
import { readConfusions } from './confusion.ts';
import type { CsvRecord } from '../text/csv.ts';
import { lineFault, parseCsv } from '../text/csv.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { EntryForm } from './line.ts';
import { neededColumns, readLine } from './line.ts';

/**
 * One alias: what is written, what it means, and of what kind that is. `form` says what sort of alias it is ("name",
 * "abbreviation", "old-name", "misspelling" ...); `from` and `to` are the first and last year (or ISO date) of use,
 * `basis` the legal ground, `source` where it was seen; each is empty when unknown. `fields` holds columns only some
 * files have, `sector` among them.
 */
export type Entry = {
  kind: string;
  alias: string;
  canonical: string;
  form: EntryForm;
  from: string;
  to: string;
  basis: string;
  source: string;
  note: string;
  fields: Record<string, string>;
};

/** All entries of one file, and the way from a folded alias (and a sector, where it is limited to one) to its entry. */
export type Glossary = { entries: Entry[]; byAlias: Map<string, Entry> };

/** Everything that the normalizers know before they see a document. */
export type Vocabulary = {
  terms: Glossary;
  spellings: Glossary;
  divisions: Glossary;
  sources: Glossary;
  units: Glossary;
  measures: Glossary;
  agencies: Glossary;
  lemmas: Glossary;
  contrasts: Glossary;
  cues: Glossary;
  polarity: Glossary;
  confusions: Confusions;
  words: ReadonlySet<string>;
  confidence: ConfidenceModel;
  usualWords: ReadonlyMap<string, WordClass>;
  areas: Areas;
  hash: string;
};

export const glossaryNames = [
  'terms',
  'spellings',
  'divisions',
  'sources',
  'units',
  'measures',
  'agencies',
  'lemmas',
  'contrasts',
  'cues',
  'polarity',
] as const;
export type GlossaryName = (typeof glossaryNames)[number];

/** The text of each vocabulary file by file name, "terms.csv" and so on. */
export type VocabularyTexts = Record<string, string>;

/** Read whatever the kind is, so that an alias may not have another meaning under another kind. */
const kindless = new Set<string>(['terms', 'spellings']);
/** Tell the sectors of agencies and of their units: there the column holds what an alias means, not where it holds. */
const tellingSectors = new Set<string>(['agencies', 'divisions']);

/**
 * What a glossary is read against: which one it is, the kinds its file may hold (all when not given), and the code of a
 * fault.
 */
export type GlossaryRules = {
  name?: GlossaryName | undefined;
  kinds?: ReadonlySet<string> | undefined;
  code?: RefusalCode;
};

/**
 * Reads one glossary. Throws `code` (our own files: `internal-error`) naming file and line when a column is missing or
 * holds what it must not, or when an alias stands twice or has two meanings in one kind and sector. Aliases of different
 * kinds may be equal: "program" is a division's word and a source's word.
 */
export function readGlossary(text: string, file: string, rules: GlossaryRules = {}): Glossary {
  const { name, kinds, code = 'internal-error' } = rules;
  const entries: Entry[] = [];
  const byAlias = new Map<string, Entry>();
  const known = new Map<string, Entry>();
  const lines = new Map<Entry, number>();
  for (const record of parseCsv(text, file, neededColumns, code)) {
    const entry = readEntry(record, file, rules);
    for (const key of placesOf(entry, name)) {
      const before = known.get(key);
      if (before) throw lineFault(file, record.line, clash(before, lines.get(before) ?? 0, entry), code);
      known.set(key, entry);
    }
    for (const key of keysOf(entry, name)) byAlias.set(key, entry);
    lines.set(entry, record.line);
    if (kinds && !kinds.has(entry.kind)) {
      throw lineFault(file, record.line, `unknown kind "${entry.kind}"; this file has ${[...kinds].join(', ')}`, code);
    }
    entries.push(entry);
  }
  return { entries, byAlias };
}

/** One record as an entry; throws as `readGlossary` does. */
export function readEntry(
  record: CsvRecord,
  file: string,
  { code = 'internal-error' }: Pick<GlossaryRules, 'code'> = {},
): Entry {
  const read = readLine(record.fields);
  if ('fault' in read) throw lineFault(file, record.line, read.fault, code);
  return read.line;
}

function clash(before: Entry, line: number, entry: Entry): string {
  if (before.canonical === entry.canonical) return `alias "${entry.alias}" stands twice (first on line ${line})`;
  return `alias "${entry.alias}" has two meanings: "${before.canonical}" (line ${line}) and "${entry.canonical}"`;
}

/** The sectors in the column of that name; none: the entry holds everywhere. */
export function sectorsOf({ fields }: Entry): string[] {
  return (fields['sector'] ?? '').split(/[; ]/).filter((sector) => sector !== '');
}

/** The sectors that an entry of this glossary is limited to. */
export function limitsOf(entry: Entry, name: GlossaryName | undefined): string[] {
  return name !== undefined && tellingSectors.has(name) ? [] : sectorsOf(entry);
}

/** Where an entry stands alone: no other of its glossary may have one of these keys. */
export function placesOf(entry: Entry, name: GlossaryName | undefined): string[] {
  return keysOf(name !== undefined && kindless.has(name) ? { ...entry, kind: '' } : entry, name);
}

/** One key for each sector that the entry is limited to, or one that holds everywhere. */
function keysOf(entry: Entry, name: GlossaryName | undefined): string[] {
  const sectors = limitsOf(entry, name);
  return sectors.length === 0
    ? [aliasKey(entry.kind, entry.alias)]
    : sectors.map((sector) => aliasKey(entry.kind, entry.alias, sector));
}

// "%" and "m2" must stay apart from "" and "m": an alias without letters or digits is its own key
function aliasKey(kind: string, alias: string, sector: string | null = null): string {
  return `${kind}\t${foldText(alias) || alias}${sector === null ? '' : `\t${sector}`}`;
}

/**
 * The entry of an alias of the given kind, compared after folding: what it means in the sector when an entry is limited
 * to it, else what it means everywhere.
 */
export function lookUp(glossary: Glossary, kind: string, alias: string, sector: string | null = null): Entry | null {
  const limited = sector === null ? undefined : glossary.byAlias.get(aliasKey(kind, alias, sector));
  return limited ?? glossary.byAlias.get(aliasKey(kind, alias)) ?? null;
}

/** The entries of one kind, in file order. */
export function entriesOf(glossary: Glossary, kind: string): Entry[] {
  return glossary.entries.filter((entry) => entry.kind === kind);
}

/** Puts the vocabulary together from the text of its files. Throws as `readGlossary` does. */
export function readVocabulary(texts: VocabularyTexts, areas: Areas): Vocabulary {
  const glossary = (name: GlossaryName) => readGlossary(texts[`${name}.csv`] ?? '', `vocabulary/${name}.csv`, { name });
  const words = parseCsv(texts['words.csv'] ?? 'word', 'vocabulary/words.csv', ['word']);
  return {
    terms: glossary('terms'),
    spellings: glossary('spellings'),
    divisions: glossary('divisions'),
    sources: glossary('sources'),
    units: glossary('units'),
    measures: glossary('measures'),
    agencies: glossary('agencies'),
    lemmas: glossary('lemmas'),
    contrasts: glossary('contrasts'),
    cues: glossary('cues'),
    polarity: glossary('polarity'),
    confusions: readConfusions(texts['confusions.csv'] ?? 'read,printed,share'),
    words: new Set(words.map((record) => record.fields['word'] ?? '')),
    confidence: readConfidenceModel(texts['confidence.csv'] ?? 'kind,term,weight', 'vocabulary/confidence.csv'),
    usualWords: readUsualWords(texts['usual-words.csv'] ?? ''),
    areas,
    hash: vocabularyHash(texts),
  };
}

/** `sha256:` and the hash of all vocabulary files, for cache keys: equal texts, equal hash, in any order. */
export function vocabularyHash(texts: VocabularyTexts): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(texts).sort()) hash.update(`${name}\0${texts[name]}\0`);
  return `sha256:${hash.digest('hex')}`;
}
