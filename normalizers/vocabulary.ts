/** Vocabulary: what agencies write, and what we call it. Data in `vocabulary/*.csv`; this file only reads its text. */
import { createHash } from 'node:crypto';
import { PipelineError } from '../pipeline/errors.ts';
import type { Areas } from './areas.ts';
import type { ConfidenceModel } from './confidence/model.ts';
import { readConfidenceModel } from './confidence/model.ts';
import type { WordClass } from './usual-words.ts';
import { readUsualWords } from './usual-words.ts';
import type { Confusions } from './confusion.ts';
import { readConfusions } from './confusion.ts';
import type { CsvRecord } from './csv.ts';
import { parseCsv } from './csv.ts';
import { foldText } from './plain-text.ts';

/**
 * One alias: what is written, what it means, and of what kind that is. `form` says what sort of alias it is ("name",
 * "abbreviation", "old-name", "misspelling" ...); `from` and `to` are the first and last year of use, `basis` the legal
 * ground, `source` where it was seen; each is empty when unknown. `fields` holds columns only some files have.
 */
export type Entry = {
  kind: string;
  alias: string;
  canonical: string;
  form: string;
  from: string;
  to: string;
  basis: string;
  source: string;
  note: string;
  fields: Record<string, string>;
};

/** All entries of one file, and the way from a folded alias to its entry. */
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
] as const;
export type GlossaryName = (typeof glossaryNames)[number];

/** The text of each vocabulary file by file name, "terms.csv" and so on. */
export type VocabularyTexts = Record<string, string>;

const headings = ['kind', 'alias', 'canonical', 'note'] as const;

/**
 * Reads one glossary. Throws `internal-error` naming file and line when an alias is empty, stands twice, or has
 * two meanings. Aliases of different kinds may be equal: "program" is a division's word and a source's word.
 */
export function readGlossary(text: string, file: string): Glossary {
  const entries: Entry[] = [];
  const byAlias = new Map<string, Entry>();
  const lines = new Map<string, number>();
  for (const record of parseCsv(text, file, headings)) {
    const entry = readEntry(record, file);
    const key = aliasKey(entry.kind, entry.alias);
    const before = byAlias.get(key);
    if (before) {
      const what = before.canonical === entry.canonical ? 'stands twice' : 'has two meanings';
      throw new PipelineError(
        'internal-error',
        `${file}:${record.line}: alias "${entry.alias}" ${what} (first on line ${lines.get(key)})`,
      );
    }
    lines.set(key, record.line);
    byAlias.set(key, entry);
    entries.push(entry);
  }
  return { entries, byAlias };
}

function readEntry(record: CsvRecord, file: string): Entry {
  const {
    kind = '',
    alias = '',
    canonical = '',
    form = '',
    from = '',
    to = '',
    basis = '',
    source = '',
    note = '',
    ...fields
  } = record.fields;
  if (kind === '' || alias === '' || canonical === '') {
    throw new PipelineError('internal-error', `${file}:${record.line}: kind, alias and canonical must be filled`);
  }
  return { kind, alias, canonical, form, from, to, basis, source, note, fields };
}

// "%" and "m2" must stay apart from "" and "m": an alias without letters or digits is its own key
function aliasKey(kind: string, alias: string): string {
  return `${kind}\t${foldText(alias) || alias}`;
}

/** The entry of an alias of the given kind, compared after folding. */
export function lookUp(glossary: Glossary, kind: string, alias: string): Entry | null {
  return glossary.byAlias.get(aliasKey(kind, alias)) ?? null;
}

/** The entries of one kind, in file order. */
export function entriesOf(glossary: Glossary, kind: string): Entry[] {
  return glossary.entries.filter((entry) => entry.kind === kind);
}

/** Puts the vocabulary together from the text of its files. Throws as `readGlossary` does. */
export function readVocabulary(texts: VocabularyTexts, areas: Areas): Vocabulary {
  const glossary = (name: GlossaryName) => readGlossary(texts[`${name}.csv`] ?? '', `vocabulary/${name}.csv`);
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
