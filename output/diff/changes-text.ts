/** A difference as JSON and as Markdown. */
import { fieldLabel } from '../dataset/fields.ts';
import { changeKinds, type DatasetDiff, type RowChange } from './diff.ts';
import type { WordRun } from './words.ts';

/** The text of diff.json. */
export function diffJson(diff: DatasetDiff): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
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

/** The text of diff.md: counts, documents, then each change with its fields. */
export function diffMarkdown(diff: DatasetDiff): string {
  const counts = [...changeKinds, 'unchanged' as const].map((k) => `${diff.counts[k]} ${k}`).join(', ');
  const documents = diff.documents
    .filter((d) => !d.sameBytes || d.old !== d.new)
    .map((d) => `- ${name(d.old)} → ${name(d.new)} (${d.because})`);
  const sections = diff.changes.map((c) => changeMarkdown(c));
  return `${[
    '# What changed',
    `${counts}.`,
    ...(documents.length > 0 ? ['## Documents', documents.join('\n')] : []),
    ...(sections.length > 0 ? ['## Rows', ...sections] : []),
  ].join('\n\n')}\n`;
}

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
  const fields = change.fields.map(
    (f) =>
      `- **${escapeMarkdown(fieldLabel(f.field))}**: ${f.words.map(wordMarkdown).join(' ')}${difference(f.difference)} — ${escapeMarkdown(f.cause.because)}`,
  );
  return [title, escapeMarkdown(where), ...(fields.length > 0 ? [fields.join('\n')] : [])].join('\n\n');
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
export function difference(value: number | null): string {
  return value === null ? '' : ` (${value > 0 ? '+' : ''}${value})`;
}
