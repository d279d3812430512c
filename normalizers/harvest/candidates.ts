/** What a dataset holds and the vocabulary does not know, with lines that would teach it. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { candidateKinds, type Candidate, type CandidateKind } from '../../pipeline/model/meaning/vocabulary-report.ts';
import { csvLine } from '../text/csv.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { openPhrases } from './open-phrases.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { divisionLines, line, sourceLines, termLines, unitLines } from './new-lines.ts';
import { printedFields, type PrintedField } from './printed-fields.ts';
import { findTermUses } from '../vocabulary/terms.ts';
import { unknownAbbreviations } from './unknown-abbreviations.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
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
