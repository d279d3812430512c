/** A difference as JSON and as Markdown. */
import { changeKinds } from '../../pipeline/model/choices.ts';
import type { DatasetDiff, FactsChange, FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import { fieldLabel } from '../dataset/fields.ts';
import { inWords, keyWordsOf, type KeyWords } from './key-words.ts';

type WordRun = FieldChange['words'][number];

const mostShown = 50; // changes in a text that people read in a pull request
const mostBytes = 60_000; // GitHub takes 65,536 characters

/** The text of diff.json in pieces, a change each: of thirty thousand the whole is a hundred megabytes. */
export function* diffJson({ changes, ...head }: DatasetDiff): Generator<string> {
  const before = JSON.stringify({ ...head, changes: [] }, null, 2);
  const end = '[]\n}';
  if (changes.length === 0) {
    yield `${before}\n`;
    return;
  }
  yield `${before.slice(0, -end.length)}[`;
  for (const [i, change] of changes.entries()) {
    yield `${i === 0 ? '' : ','}\n    ${JSON.stringify(change, null, 2).replaceAll('\n', '\n    ')}`;
  }
  yield '\n  ]\n}\n';
}

/** Text in which no sign starts Markdown or HTML. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~$]/g, (sign) => `\\${sign}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^-/, '\\-')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** The text of diff.md: counts, documents, then the heaviest changes with their fields; what is form is counted alone. `words` are those of keys. */
export function diffMarkdown(diff: DatasetDiff, words: KeyWords = keyWordsOf([], new Map())): string {
  const counts = [...changeKinds, 'unchanged' as const].map((k) => `${diff.counts[k]} ${k}`).join(', ');
  const { meaning, reading, form } = diff.weights;
  const documents = diff.documents
    .filter((d) => !d.sameBytes || d.old !== d.new)
    .map((d) => `- ${name(d.old)} → ${name(d.new)} (${d.because}${d.rows > 0 ? `: ${rowsText(d.rows)}` : ''})`);
  const gone = new Set(diff.documents.flatMap((d) => (d.new === null ? (d.old ?? []) : [])));
  const come = new Set(diff.documents.flatMap((d) => (d.old === null ? (d.new ?? []) : [])));
  const isWithDocument = ({ kind, old, new: fresh }: RowChange): boolean =>
    (kind === 'removed' && gone.has(old[0]!.file)) || (kind === 'added' && come.has(fresh[0]!.file));
  // rows that came or went with their document are told beside it
  const weighty = diff.changes.filter((change) => change.weight !== 'form' && !isWithDocument(change));
  const many = diff.facts.length;
  const ofDocuments =
    many === 0
      ? ''
      : ` ${many === 1 ? '1 document tells' : `${many} documents tell`} something else of ${many === 1 ? 'itself' : 'themselves'}.`;
  const sections: string[] = [];
  // what is form alone is counted
  const told = diff.facts.filter(({ weight }) => weight !== 'form').map(factsMarkdown);
  let bytes = listed(documents).length + listed(told).length;
  for (const change of weighty.slice(0, mostShown)) {
    const text = changeMarkdown(inWords(change, words));
    bytes += text.length;
    if (bytes > mostBytes) break;
    sections.push(text);
  }
  const left = weighty.length - sections.length;
  return `${[
    '# What changed',
    `${meaning} rows mean something else, ${reading} differ in letters that were read, ${form} in form only: ${counts}.${ofDocuments}`,
    ...(documents.length > 0 ? ['## Documents', listed(documents)] : []),
    ...(told.length > 0 ? ['## What documents tell of themselves', listed(told)] : []),
    ...(sections.length > 0 ? ['## Rows', ...sections] : []),
    ...(left > 0 ? [`and ${left} more: diff.json has all.`] : []),
  ].join('\n\n')}\n`;
}

function factsMarkdown({ old, new: fresh, rows, facts }: FactsChange): string {
  const where = old.file === fresh.file ? name(fresh.file) : `${name(old.file)} → ${name(fresh.file)}`;
  const lines = facts.filter(({ weight }) => weight !== 'form').map((fact) => `  ${fieldMarkdown(fact)}`);
  const counted = rows === 0 ? '' : ` (${rowsText(rows)})`;
  return [`- ${where}${counted}`, ...lines].join('\n');
}

function fieldMarkdown({ field, words, difference, cause }: FieldChange): string {
  const value = words.map(wordMarkdown).join(' ');
  return `- **${escapeMarkdown(fieldLabel(field))}**: ${value}${signed(difference)} — ${escapeMarkdown(cause.because)}`;
}

function listed(lines: readonly string[]): string {
  const more = lines.length - mostShown;
  return [...lines.slice(0, mostShown), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

const rowsText = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

const name = (file: string | null): string => (file === null ? '*(none)*' : escapeMarkdown(file));

/** Where a row stands: "file, row 3". */
export function placeText(places: RowChange['old']): string {
  const [first] = places;
  if (!first) return 'nowhere';
  return `${first.file}, row ${places.map((p) => p.position).join(' and ')}`;
}

function changeMarkdown(change: RowChange): string {
  const shown = change.new[0] ?? change.old[0];
  const title = `### ${heading(change)}: ${escapeMarkdown(shown?.name ?? '(no name)')}`;
  const where =
    change.old.length === 0 || change.new.length === 0
      ? placeText([...change.old, ...change.new])
      : `${placeText(change.old)} → ${placeText(change.new)}`;
  const light = change.fields.filter(({ weight }) => weight === 'form').length;
  const heavy = change.fields.filter(({ weight }) => weight !== 'form').map(fieldMarkdown);
  const fields = [...heavy, ...(light > 0 ? [`- ${light} more in form only`] : [])];
  const why = change.cause ? [escapeMarkdown(`Why: ${change.cause.because}`)] : [];
  return [title, escapeMarkdown(where), ...why, ...(fields.length > 0 ? [fields.join('\n')] : [])].join('\n\n');
}

/** "changed, moved". */
export function heading(change: RowChange): string {
  return change.moved && change.kind !== 'moved' ? `${change.kind}, moved` : change.kind;
}

function wordMarkdown(run: WordRun): string {
  const text = escapeMarkdown(run.text);
  if (run.op === 'same') return text;
  return run.op === 'ins' ? `**${text}**` : `~~${text}~~`;
}

/** " (+2.5)" for numbers, else nothing. */
function signed(value: number | null): string {
  return value === null ? '' : ` (${value > 0 ? '+' : ''}${value})`;
}
