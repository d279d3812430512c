/** Rows with equal phrases put together before anything is compared: what they cost is what their phrases cost. */
import type { Agency, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { lemmasOf } from '../phrases/lemmas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { learnAbbreviations } from './phrasing/abbreviations.ts';
import { conceptKey } from './phrasing/key.ts';
import { readSubject, type Level, type Subject } from './phrasing/subject.ts';

/** What concepts are formed from: the rows of a dataset and their agencies. */
export type Described = { indicators: readonly Indicator[]; agencies: readonly Agency[] };

/** A named row, and what its phrase was read as; rows that say the same share one subject. */
type Row = { id: string; document: string; subject: Subject };

/** Rows of one phrase with one formula. */
export type Variant = { subject: Subject; rows: Row[] };

/** A concept before it is related to others: all rows of one key, by formula; the first variant stands for all. */
export type Draft = { key: string; subject: Subject; variants: Variant[]; rows: Row[]; documents: ReadonlySet<string> };

const levelNames = { provinsi: 'province', kabupaten: 'local', kota: 'local' } as const;

/** What phrases were read as, by all that they are read from; null where there is no name. Holds for one vocabulary. */
export type Readings = {
  get: (text: string) => Subject | null | undefined;
  set: (text: string, subject: Subject | null) => unknown;
};

/** The drafts of all named rows, by key; neither the order of the rows nor other documents change one. What `read` lacks is added to it. */
export function draftConcepts(
  { indicators, agencies }: Described,
  vocabulary: Vocabulary,
  read: Readings = new Map<string, Subject | null>(),
): Draft[] {
  const lemmas = lemmasOf(vocabulary);
  const byKey = new Map<string, Row[]>();
  const keys = new Map<Subject, string>();
  for (const row of readRows(indicators, agencies, vocabulary, read)) {
    const key = keys.get(row.subject) ?? conceptKey(row.subject, lemmas);
    keys.set(row.subject, key);
    addTo(byKey, key, row);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, rows]) => draftOf(key, rows));
}

function draftOf(key: string, rows: readonly Row[]): Draft {
  const bySubject = new Map<Subject, Row[]>();
  for (const row of rows) addTo(bySubject, row.subject, row);
  const variants = [...bySubject]
    .map(([subject, own]) => ({ subject, rows: own.sort((a, b) => (a.id < b.id ? -1 : 1)) }))
    .sort(
      (a, b) =>
        b.rows.length - a.rows.length ||
        (a.subject.text < b.subject.text ? -1 : a.subject.text > b.subject.text ? 1 : 0),
    );
  const all = variants.flatMap((variant) => variant.rows).sort((a, b) => (a.id < b.id ? -1 : 1));
  const documents = new Set(all.map(({ document }) => document));
  return { key, subject: variants[0]!.subject, variants, rows: all, documents };
}

function readRows(
  indicators: readonly Indicator[],
  agencies: readonly Agency[],
  vocabulary: Vocabulary,
  read: Readings,
): Row[] {
  const known = new Map(agencies.map((agency) => [agency.id, agency]));
  const terms = new Set(vocabulary.terms.entries.map((entry) => entry.alias));
  const byDocument = new Map<string, Indicator[]>();
  for (const indicator of indicators) addTo(byDocument, indicator.document, indicator);
  return [...byDocument.values()].flatMap((own) => {
    // a document explains its own abbreviations: what others explain may not move an id
    const spellOut = learnAbbreviations(own.flatMap(printedTexts), (abbreviation) => terms.has(abbreviation));
    return own.flatMap((indicator) => {
      const agency = known.get(indicator.agency ?? '') ?? null;
      const subject = readOnce(indicator, agency, spellOut, vocabulary, read);
      return subject ? [{ id: indicator.id, document: indicator.document, subject }] : [];
    });
  });
}

function printedTexts({ name, definition, objective, formula }: Indicator): string[] {
  return [name ?? '', definition ?? '', objective ?? '', formula.text ?? ''];
}

/** Rows that print the same are read once. */
function readOnce(
  { name, formula, unit }: Indicator,
  agency: Agency | null,
  spellOut: (text: string) => string,
  vocabulary: Vocabulary,
  read: Readings,
): Subject | null {
  const spelled = [name, formula.numerator, formula.denominator].map((text) => (text === null ? null : spellOut(text)));
  const level: Level | null = agency?.level ? levelNames[agency.level] : null;
  const sectors = agency?.sectors ?? [];
  const named = agency === null ? '' : agency.name.replace(agency.regionName ?? '', '').trim();
  const text = JSON.stringify([...spelled, formula.multiplier, unit?.symbol, level, sectors, named]);
  const known = read.get(text);
  if (known !== undefined) return known;
  const [written = null, numerator = null, denominator = null] = spelled;
  const row = { name: written, formula: { ...formula, numerator, denominator }, unit };
  const subject = readSubject(row, { text, level, sectors, named }, vocabulary);
  read.set(text, subject);
  return subject;
}
