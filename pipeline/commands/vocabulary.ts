/** `ikat vocabulary [RUN]`: the terms that ikat knows, where a run met them, and what it met that nobody knows. */
import { foldText } from '../model/print/fold.ts';
import { findCandidates } from '../../normalizers/harvest/candidates.ts';
import { listTerms, meetTerms } from '../../normalizers/harvest/terms-met.ts';
import { vocabularyText } from '../../output/vocabulary-text.ts';
import { loadKnowledge } from '../stages/knowledge.ts';
import { PipelineError } from '../model/errors.ts';
import {
  candidateKinds,
  type Candidate,
  type ListedTerm,
  type VocabularyReport,
} from '../model/meaning/vocabulary-report.ts';
import { readDataset } from '../run/read-dataset.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type VocabularyCommand = { vocabulary?: string; kind?: string; search?: string; json?: boolean };

/**
 * Prints all terms without a run; with one, the terms that it met and the candidates for new lines. `kind` is a kind or
 * a file's name without ending ("terms"), or a kind of candidate; `search` a part of a key, alias or text.
 */
export async function runVocabulary(
  run: string | undefined,
  options: VocabularyCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const { vocabulary, headings } = await loadKnowledge(options.vocabulary);
  const all = listTerms(vocabulary);
  refuseUnknownKind(options.kind, all, run !== undefined);
  const dataset = run === undefined ? null : await readDataset(run);
  const met = dataset === null ? all : meetTerms(all, dataset, vocabulary).filter(wasMet);
  const candidates = dataset === null ? null : findCandidates(dataset, vocabulary, headings);
  const report: VocabularyReport = {
    schema: 'ikat/vocabulary/1',
    vocabulary: vocabulary.hash,
    terms: met.filter((term) => isWanted(term, options)),
    candidates: candidates?.filter((candidate) => isWantedCandidate(candidate, options)) ?? null,
  };
  if (options.json) printJson(terminal, report);
  else
    printText(terminal, vocabularyText(report, { chosen: options.kind !== undefined || options.search !== undefined }));
  return 0;
}

/** A misspelt kind looks like one without terms. */
function refuseUnknownKind(wanted: string | undefined, terms: readonly ListedTerm[], withRun: boolean): void {
  const kinds = new Set([...terms.flatMap(({ file, kind }) => [file, kind]), ...(withRun ? ofCandidates : [])]);
  if (wanted === undefined || kinds.has(wanted)) return;
  const reason = `--kind "${wanted}" is none of ${[...kinds].sort().join(', ')}`;
  throw new PipelineError('no-such-kind', reason);
}

/** Kinds and files of what a run met and nobody knows. */
const ofCandidates: readonly string[] = [...candidateKinds, 'headings'];

function wasMet({ occurrences }: ListedTerm): boolean {
  return occurrences !== null && occurrences.length > 0;
}

function isWanted({ file, kind, key, aliases }: ListedTerm, options: VocabularyCommand): boolean {
  if (options.kind !== undefined && ![file, kind].includes(options.kind)) return false;
  return holds([key, ...aliases.flatMap(({ alias, note, basis }) => [alias, note, basis])], options.search);
}

function isWantedCandidate({ file, kind, text }: Candidate, options: VocabularyCommand): boolean {
  if (options.kind !== undefined && ![kind, file.replace('.csv', '')].includes(options.kind)) return false;
  return holds([text], options.search);
}

function holds(texts: readonly string[], search: string | undefined): boolean {
  const wanted = foldText(search ?? '');
  return wanted === '' || texts.some((text) => foldText(text).includes(wanted));
}
