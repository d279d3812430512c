/** The vocabulary, and what a run met of it, as lines for a terminal. */
import type {
  Candidate,
  CandidateKind,
  ListedAlias,
  ListedTerm,
  Occurrence,
  VocabularyReport,
} from '../pipeline/model/meaning/vocabulary-report.ts';

const placesShown = 3;
const textShown = 70; // letters of an example

const titles: Record<CandidateKind, string> = {
  abbreviation: 'Abbreviations',
  unit: 'Units',
  responsible: 'Responsible units',
  source: 'Data sources',
  heading: 'Column headings (choose the role; "remarks" keeps the column under its heading)',
  phrase: 'Frequent phrases',
};

/**
 * All terms with their aliases; with a run also where each was met, and the candidates as lines to paste. `chosen` says
 * that the report holds only a part of both.
 */
export function vocabularyText({ terms, candidates }: VocabularyReport, { chosen = false } = {}): string {
  const lines: string[] = [];
  let section = '';
  for (const term of terms) {
    const title = `${term.file}.csv, ${term.kind}`;
    if (title !== section) lines.push(...(section === '' ? [] : ['']), title);
    section = title;
    lines.push(...termLines(term));
  }
  if (terms.length === 0) lines.push('No term fits.');
  if (candidates !== null) lines.push('', ...candidateLines(candidates, chosen));
  return `${lines.join('\n')}\n`;
}

function termLines(term: ListedTerm): string[] {
  const label = [term.short, term.label].filter((text) => text !== null && text !== '').join(', ');
  const count = term.occurrences?.reduce((sum, { count: n }) => sum + n, 0);
  return [
    `  ${term.key}${label === term.key ? '' : `: ${label}`}${count === undefined ? '' : `, met ${times(count)}`}`,
    ...term.aliases.map(aliasLine),
    ...(term.occurrences === null ? [] : placeLines(term.occurrences)),
  ];
}

function aliasLine({ alias, form, from, to, basis, source, note, sector, count }: ListedAlias): string {
  const facts = [
    form,
    validity(from, to),
    sector === '' ? '' : `in ${sector} only`,
    basis,
    source === '' ? '' : `seen: ${source}`,
    note,
    count === null || count === 0 ? '' : `met ${times(count)}`,
  ];
  return `    ${alias} (${facts.filter((fact) => fact !== '').join('; ')})`;
}

function validity(from: string, to: string): string {
  if (from === '' && to === '') return '';
  if (to === '') return `since ${from}`;
  return from === '' ? `until ${to}` : `${from} to ${to}`;
}

function placeLines(occurrences: readonly Occurrence[]): string[] {
  const lines = occurrences.slice(0, placesShown).map((one) => {
    const often = one.count > 1 ? `, ${times(one.count)}` : '';
    return `      ${placeOf(one)} ${one.field}: "${cut(one.text)}"${often}`;
  });
  const left = occurrences.length - placesShown;
  return left > 0
    ? [...lines, `      and at ${left} more ${left === 1 ? 'place' : 'places'} (--json lists them all)`]
    : lines;
}

function candidateLines(candidates: readonly Candidate[], chosen: boolean): string[] {
  if (candidates.length === 0) return [chosen ? 'No candidate fits.' : 'Everything that was met is known.'];
  const lines = ['Not known; lines ready for a folder that --vocabulary names:'];
  let kind: CandidateKind | null = null;
  for (const one of candidates) {
    if (one.kind !== kind) lines.push('', `${titles[one.kind]}: ${one.file} (${one.columns.join(',')})`);
    kind = one.kind;
    const who = one.agencies.length === 1 ? one.agencies[0]! : `${one.agencies.length} agencies`;
    lines.push(`  ${one.text}: ${times(one.count)}, ${who}; ${placeOf(one.example)} "${around(one)}"`);
    lines.push(...one.lines.map((line) => `    ${line}`));
  }
  return lines;
}

function placeOf({ document, position }: Pick<Occurrence, 'document' | 'position'>): string {
  return `${document}:${position}`;
}

/** The example's words around the candidate. */
function around({ text, example }: Candidate): string {
  const at = example.text.toLowerCase().indexOf(text.toLowerCase());
  const from = Math.max(0, Math.min(at - (textShown - text.length) / 2, example.text.length - textShown));
  return cut(from <= 0 ? example.text : `…${example.text.slice(Math.floor(from))}`);
}

function cut(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > textShown ? `${flat.slice(0, textShown)}…` : flat;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
