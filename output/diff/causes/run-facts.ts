/** What made two runs, and in what of it they differ: causes are named from this alone. */
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { Decided } from '../../../pipeline/model/meaning/decision.ts';

/**
 * What a run recorded of itself: hashes of code, vocabulary and decisions, settings. `picture` gives the hash of the picture of a
 * page, null where none is kept.
 */
export type RunFacts = {
  letters: string;
  pages: string;
  meaning: string;
  concepts: string | null;
  reading: string;
  vocabulary: string;
  /** Hash of each file of the vocabulary, where they were recorded. */
  vocabularyFiles: Readonly<Record<string, string>> | null;
  /** Lines of the user's own vocabulary, each with its file: "terms.csv: population,ODHA,odha". */
  vocabularyLines: readonly string[];
  /** The text of each file of the vocabulary, bundled and own together; null where the run folder has lost it. */
  vocabularyTexts: Readonly<Record<string, string>> | null;
  ocr: string;
  settings: string;
  decisions: string | null;
  picture: (document: string, page: number) => string | null;
};

/** The parts that differ; `known` is false where a run does not say what made it. */
export type Differences = {
  known: boolean;
  parts: ReadonlySet<keyof typeof partNames>;
  vocabularyFiles: string[];
  /** Lines that only one run had, each with its file and, where that is known, its number: "terms.csv:12: population,ODHA,odha". */
  vocabularyLines: string[];
  /** Null where a run kept no picture of the page. */
  samePicture: (before: Page, after: Page) => boolean | null;
  /** Whether two documents of other bytes are scans of one year's paper. */
  rescanned: (before: string, after: string) => boolean;
  /** Whether a run was given a decision and found other evidence than it saw. */
  isStale: Record<'old' | 'new', (mark: Pick<Decided, 'by' | 'on'>) => boolean>;
};

type Page = { document: string; page: number };

export const partNames = {
  letters: 'the code that recognises letters',
  pages: 'the code that reads pages',
  meaning: 'the code that gives meaning',
  concepts: 'the code that compares indicators',
  reading: 'the vocabulary that pages are read with',
  vocabulary: 'the vocabulary',
  ocr: 'the OCR data',
  settings: 'the settings',
  decisions: 'what people decided',
  company: 'the other documents of the run',
} as const;

/** More lines than this are another vocabulary, of which no line is the cause. */
const mostLines = 5000;

/** Lines of some files that the other vocabulary has not, with their numbers. */
function linesWithout(
  texts: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
  files: readonly string[],
): string[] {
  return files.flatMap((file) => {
    const known = new Set((other[file] ?? '').split(/\r?\n/));
    const lines = (texts[file] ?? '').split(/\r?\n/);
    return lines.flatMap((line, i) => (line === '' || known.has(line) ? [] : `${file}:${i + 1}: ${line}`));
  });
}

/** In what two runs differ. */
export function differencesOf(
  before: { dataset: Dataset; facts: RunFacts | null },
  after: { dataset: Dataset; facts: RunFacts | null },
): Differences {
  const [a, b] = [before.facts, after.facts];
  const ids = ({ documents }: Dataset): string =>
    documents
      .map(({ id }) => id)
      .sort()
      .join(' ');
  const parts = new Set<keyof typeof partNames>();
  if (ids(before.dataset) !== ids(after.dataset)) parts.add('company');
  const isStale = { old: staleIn(before.dataset), new: staleIn(after.dataset) };
  if (!a || !b) return { ...noDifferences, parts, isStale };
  for (const part of [
    'letters',
    'pages',
    'meaning',
    'concepts',
    'reading',
    'vocabulary',
    'ocr',
    'settings',
    'decisions',
  ] as const) {
    if (a[part] !== b[part]) parts.add(part);
  }
  const [x, y] = [a.vocabularyFiles ?? {}, b.vocabularyFiles ?? {}];
  const files = [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((file) => x[file] !== y[file]).sort();
  return {
    known: true,
    parts,
    vocabularyFiles: files,
    vocabularyLines:
      a.vocabularyTexts && b.vocabularyTexts
        ? [
            ...linesWithout(a.vocabularyTexts, b.vocabularyTexts, files),
            ...linesWithout(b.vocabularyTexts, a.vocabularyTexts, files),
          ].slice(0, mostLines)
        : [
            ...a.vocabularyLines.filter((line) => !b.vocabularyLines.includes(line)),
            ...b.vocabularyLines.filter((line) => !a.vocabularyLines.includes(line)),
          ],
    samePicture: (x, y) => {
      const [old, fresh] = [a.picture(x.document, x.page), b.picture(y.document, y.page)];
      return old === null || fresh === null ? null : old === fresh;
    },
    rescanned: rescansOf(before.dataset, after.dataset),
    isStale,
  };
}

/** What is known of two runs that say nothing of themselves. */
export const noDifferences: Differences = {
  known: false,
  parts: new Set(),
  vocabularyFiles: [],
  vocabularyLines: [],
  samePicture: () => null,
  rescanned: () => false,
  isStale: { old: () => false, new: () => false },
};

/** The dataset tells of stale decisions by who decided, and when (applyDecisions). */
function staleIn({ issues }: Dataset): Differences['isStale']['old'] {
  const told = issues.filter(({ code }) => code === 'decision-stale').map(({ message }) => message);
  return ({ by, on }) => told.some((message) => message.startsWith(`Decided by ${by} on ${on}, `));
}

const scanKinds: readonly string[] = ['scanned-pdf', 'image'];

/** Tells scans of one year's paper by their kind and year; a paper of another year is another paper. */
function rescansOf(before: Dataset, after: Dataset): Differences['rescanned'] {
  const [old, fresh] = [before, after].map(({ documents }) => new Map(documents.map((one) => [one.id, one])));
  return (x, y) => {
    const [a, b] = [old!.get(x), fresh!.get(y)];
    return !!a && !!b && [a, b].every(({ kind }) => scanKinds.includes(kind)) && a.year === b.year;
  };
}
