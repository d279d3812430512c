/** What a dataset holds and the vocabulary does not know, with lines that would teach it. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { candidateKinds, type Candidate, type CandidateKind } from '../../pipeline/model/meaning/vocabulary-report.ts';
import { csvLine } from '../text/csv.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { openPhrases } from './open-phrases.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { printedFields, type PrintedField } from './printed-fields.ts';
import { findSource } from '../fields/sources.ts';
import { findTermUses } from '../vocabulary/terms.ts';
import { titleCase } from '../text/title-case.ts';
import { spells, unknownAbbreviations } from './unknown-abbreviations.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** One thing that was met: its text, and its lines (which may be better at another place: take the longest). */
type Sighting = { kind: CandidateKind; text: string; lines: string[]; place: PrintedField };

const glossaryColumns = ['kind', 'alias', 'canonical', 'form'];
const files: Record<CandidateKind, { file: string; columns: string[] }> = {
  abbreviation: { file: 'terms.csv', columns: glossaryColumns },
  unit: { file: 'units.csv', columns: glossaryColumns },
  responsible: { file: 'divisions.csv', columns: glossaryColumns },
  source: { file: 'sources.csv', columns: glossaryColumns },
  heading: { file: 'headings.csv', columns: ['role', 'heading'] },
  phrase: { file: 'terms.csv', columns: glossaryColumns },
};

/** Everything that the vocabulary does not know, most agencies first, then most often met, then by the alphabet. */
export function findCandidates(dataset: Dataset, vocabulary: Vocabulary, headings: HeadingVocabulary): Candidate[] {
  const fields = printedFields(dataset);
  const sightings = [
    ...fields.flatMap((field) => sightingsOf(field, vocabulary)),
    ...unknownHeadings(fields, headings),
  ];
  const phrases = openPhrases(
    fields.filter(({ field }) => phraseFields.has(field)),
    vocabulary,
  ).map(({ text, place }) => ({ kind: 'phrase' as const, text, lines: termLines(text, 'name'), place }));
  const sorted = [...gather(sightings), ...gather(phrases)].sort(
    (a, b) =>
      candidateKinds.indexOf(a.kind) - candidateKinds.indexOf(b.kind) ||
      b.agencies.length - a.agencies.length ||
      b.count - a.count ||
      (a.text < b.text ? -1 : 1),
  );
  return withoutRepeats(sorted);
}

/** Each line once in its file: "unit,Instalasi" would stand twice if all were pasted. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.map((candidate) => {
    const lines = candidate.lines.filter((text) => !seen.has(`${candidate.file}\t${foldText(text)}`));
    for (const text of lines) seen.add(`${candidate.file}\t${foldText(text)}`);
    return { ...candidate, lines };
  });
}

const phraseFields = new Set(['name', 'objective', 'goal', 'formula']);
const longestUnit = 90; // letters; a longer text is several units run together
const valueFields = new Set(['unit', 'responsible', 'dataSources', 'other']);

function sightingsOf(field: PrintedField, vocabulary: Vocabulary): Sighting[] {
  const { row, text } = field;
  if (field.field === 'unit') {
    return row.unit === null && !isList(text) ? [{ kind: 'unit', text, lines: unitLines(text), place: field }] : [];
  }
  if (field.field === 'responsible') {
    const unknown = row.responsible.some((unit) => unit.text === text && unit.key === null);
    return unknown ? [{ kind: 'responsible', text, lines: divisionLines(text, vocabulary), place: field }] : [];
  }
  if (field.field === 'dataSources') {
    const unknown = row.dataSources.some((source) => source.text === text && source.key === null);
    return unknown ? [{ kind: 'source', text, lines: sourceLines(text, vocabulary), place: field }] : [];
  }
  if (valueFields.has(field.field)) return [];
  return unknownAbbreviations(text, findTermUses(text, vocabulary), vocabulary).map(({ short, long }) => ({
    kind: 'abbreviation',
    text: short,
    lines: [...termLines(short, 'short'), ...(long === null ? [] : [line('term', long, slug(short), 'name')])],
    place: field,
  }));
}

/** "1. Kg 2. Ekor": units of several indicators in one cell. */
function isList(text: string): boolean {
  return /(?:^|\s)\d{1,2}[.)]\s.*\s\d{1,2}[.)]\s/.test(text);
}

function unknownHeadings(fields: readonly PrintedField[], headings: HeadingVocabulary): Sighting[] {
  const rows = new Map(fields.map((field) => [field.row.id, field]));
  return [...rows.values()].flatMap((place) =>
    place.row.other
      .filter(({ heading }) => heading !== '' && (headings.match(heading)?.role ?? 'unknown') === 'unknown')
      .map(({ heading, text }) => {
        const at = { ...place, field: 'other', text: `${heading}: ${text}` };
        // remarks: kept under its printed heading, as it is now
        return { kind: 'heading' as const, text: heading, lines: [csvLine(['remarks', heading])], place: at };
      }),
  );
}

function gather(sightings: readonly Sighting[]): Candidate[] {
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    // "Kepala Bidang X" and "Bidang X" teach the same
    const key = `${sighting.kind}\t${foldText(sighting.lines.at(sighting.kind === 'responsible' ? -1 : 0) ?? sighting.text)}`;
    addTo(groups, key, sighting);
  }
  return [...groups.values()].map((group): Candidate => {
    const best = group.reduce((a, b) => (b.lines.length > a.lines.length ? b : a));
    const { agency, document, position, indicator, field, text } = best.place;
    return {
      kind: best.kind,
      text: squeeze(best.text),
      count: group.length,
      agencies: [...new Set(group.map(({ place }) => place.agency))].sort(),
      example: { agency, document, position, indicator, field, text },
      ...files[best.kind],
      lines: best.lines,
    };
  });
}

function line(...fields: string[]): string {
  return csvLine(fields.map(squeeze));
}

function termLines(text: string, form: 'short' | 'name'): string[] {
  return [line('term', text, slug(text), form)];
}

/** "Kilogram per Jiwa" is one unit with "kilogram per jiwa"; "Ton CO2" keeps the capitals of its formula. */
function unitLines(text: string): string[] {
  const bare = squeeze(text).replace(/^\((.*)\)$/, '$1');
  return [line('unit', bare, bare.replace(/(?<!\p{L})\p{Lu}\p{Ll}+(?!\p{L}|\d)/gu, lowerCase), 'name')];
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** "Bidang X" teaches X as a bidang; where the first word opens no unit yet, it teaches that word too. */
function divisionLines(text: string, { divisions }: Vocabulary): string[] {
  const plain = squeeze(text.replace(/\([^)]*\)/g, ' ').replace(/\./g, ' '));
  if (plain.length > longestUnit || /\d{2}/.test(plain)) return [];
  const words = (plain === plain.toUpperCase() ? titleCase(plain) : plain).split(' ');
  const from = [2, 1].find((n) => words.length > n && lookUp(divisions, 'post', words.slice(0, n).join(' '))) ?? 0;
  for (let n = 4; n > 0; n--) {
    const unit = lookUp(divisions, 'unit', words.slice(from, from + n).join(' '));
    const name = words.slice(from + n);
    if (!unit || name.length === 0) continue;
    const runTogether = name.some((word) => lookUp(divisions, 'post', word) !== null);
    return runTogether ? [] : [line(unit.canonical, name.join(' '), name.join(' '), 'name')];
  }
  // a post that names no unit: "Sub Koordinator Inovasi"
  if (from > 0) return [];
  const [first = '', ...rest] = words;
  const named = rest.length === 0 ? [] : [line(slug(first), rest.join(' '), rest.join(' '), 'name')];
  return [line('unit', first, slug(first), 'name'), ...named];
}

/** The sources of a list, each with its own lines; a source with its abbreviation beside it has one for each. */
function sourceLines(text: string, vocabulary: Vocabulary): string[] {
  return text
    .split(/[,;](?![^(]*\))/)
    .map((part) => squeeze(part.replace(/^\s*(?:dan|serta)\s+/, '')))
    .filter((part) => part !== '' && findSource(part, vocabulary) === null)
    .flatMap((part) => {
      const kind = sourceKind(part, vocabulary);
      const [, before = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)$/.exec(part) ?? [];
      const [short, long] = spells(before, inside) ? [inside, before] : [before, inside];
      if (before === '' || !spells(long, short)) return [line(kind, part, slug(part), 'name')];
      return [line(kind, long, slug(short), 'name'), line(kind, short, slug(short), 'short')];
    });
}

/** The kind that most sources with the same first word are of. */
function sourceKind(text: string, { sources }: Vocabulary): string {
  const [first = ''] = foldText(text).split(' ');
  const kinds = sources.entries.filter(({ alias }) => foldText(alias).split(' ')[0] === first).map(({ kind }) => kind);
  const count = (kind: string) => kinds.filter((other) => other === kind).length;
  return [...new Set(kinds)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? 'register';
}
