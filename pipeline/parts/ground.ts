/** What two processes must have in common for what they read to be one run: code, vocabulary, OCR data, settings. */
import type { ProgramRecord } from '../run/run-record.ts';
import type { Settings } from '../run/settings.ts';

/** What rows are made by, apart from documents and decisions. */
export type Ground = { program: ProgramRecord; settings: Settings };

const filesNamed = 3;

/**
 * What is not the same in both, in words that name it; nothing where both would read every document alike. Version numbers do
 * not count, the code does; nor do settings that bound time and memory alone.
 */
export function groundDifferences(one: Ground, other: Ground): string[] {
  const [a, b] = [one.program, other.program];
  const found: string[] = [];
  const codes = (['letters', 'pages', 'meaning'] as const).filter((stage) => a.code[stage] !== b.code[stage]);
  if (codes.length > 0) found.push(`the code of ${codes.join(', ')} (ikat ${a.ikat} and ${b.ikat})`);
  if (a.vocabulary.whole !== b.vocabulary.whole) found.push(`the vocabulary${vocabularyFiles(a, b)}`);
  if (a.ocr.sha256 !== b.ocr.sha256 || a.ocr.engine !== b.ocr.engine) found.push('the OCR data');
  for (const [key, option] of options) {
    if (JSON.stringify(one.settings[key]) !== JSON.stringify(other.settings[key])) found.push(option);
  }
  return found;
}

const options = [
  ['include', '--include'],
  ['levels', '--level'],
  ['keepOfficials', '--keep-officials'],
] as const;

/** The files of the vocabulary that are not the same: " (terms.csv, cues.csv)". */
function vocabularyFiles(a: ProgramRecord, b: ProgramRecord): string {
  const [first, second] = [a.vocabulary.files ?? {}, b.vocabulary.files ?? {}];
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  const other = names.filter((name) => first[name] !== second[name]);
  if (other.length === 0) return '';
  const more = other.length > filesNamed ? ` and ${other.length - filesNamed} more` : '';
  return ` (${other.slice(0, filesNamed).join(', ')}${more})`;
}
