/** Why a run, a document or a page cannot be read: typed, with what to do about it. */
import { z } from 'zod';

/** `permanent`: the same again next time; `resource`: time or memory; `transient`: worth a retry; `bug`: ours. */
export const RefusalKind = z.enum(['permanent', 'resource', 'transient', 'bug']);

/** Every reason for a refusal: its kind and the remedy that is printed with it. */
export const refusalCodes = {
  'not-found': ['permanent', 'Check the path'],
  'wrong-option': ['permanent', 'Correct the option'],
  'no-documents': ['permanent', 'Give a PDF, PNG, JPEG, TIFF or text export, or a folder or archive that holds some'],
  'input-is-run': ['permanent', 'Give the folder with the documents themselves'],
  'not-a-run': ['permanent', 'Choose another folder with --out, or write there all the same with --force'],
  'not-a-part': ['permanent', 'Give folders that ikat extract --part wrote'],
  'parts-differ': ['permanent', 'Extract this part again, as the others were'],
  'missing-part': ['transient', 'Run that part (ikat extract --part), then merge again'],
  'queue-unreachable': ['transient', 'Check the address and that PostgreSQL runs; the same command goes on from here'],
  'no-queue': ['transient', 'Start ikat extract --queue with this run folder first, or wait longer with --wait'],
  'worker-differs': ['permanent', 'Give this machine the version, vocabulary and OCR data of the run'],
  'set-aside': ['resource', 'Read it alone (ikat extract FILE); ikat status --redrive gives it to the workers again'],
  'given-up': ['transient', 'See to the reason, then give it to the workers again with ikat status --redrive'],
  'not-a-catalogue': ['permanent', 'Choose another folder with --out'],
  'older-run': ['permanent', 'Choose another folder with --out, or start this one anew with --replace'],
  'unreadable-file': ['transient', 'Check the permissions of the file'],
  'not-utf8': ['permanent', 'Save it as UTF-8'],
  'changed-file': ['transient', 'Run again when nobody writes to it'],
  'garbled-name': ['permanent', 'Rename it (convmv mends many names at once)'],
  'damaged-archive': ['permanent', 'Get the archive again, or unpack it yourself and give the folder'],
  'unsafe-entry': ['permanent', 'Unpack the archive yourself and give the folder'],
  'object-store': [
    'transient',
    'Check the address and AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL; then run again',
  ],
  'unknown-format': ['permanent', 'Give a PDF, PNG, JPEG, TIFF or a text export (.txt, .tsv, .csv, .md)'],
  'empty-file': ['permanent', 'Get the document again: the file holds no bytes'],
  'damaged-pdf': ['permanent', 'Get the document again, or repair it (for example: qpdf in.pdf out.pdf)'],
  'damaged-part': ['permanent', 'Get the document again; what could be read of it is in the dataset'],
  'encrypted-pdf': ['permanent', 'Remove the password (for example: qpdf --decrypt in.pdf out.pdf)'],
  'no-pages': ['permanent', 'Get the document again: it has no pages'],
  'damaged-image': ['permanent', 'Save the picture again as PNG, JPEG or TIFF'],
  'too-large': ['resource', 'Scan at 300 dpi, or reduce the picture to at most 100 million pixels'],
  'too-complex': ['permanent', 'Save it anew from the program that made it, or print it to a new PDF'],
  'too-many-pages': ['resource', 'Split the document (for example: qpdf --split-pages=500 in.pdf out.pdf)'],
  'too-much-text': ['resource', 'Split the file into smaller ones'],
  'blank-page': ['permanent', 'Look at the page; if it has text, scan it again as JPEG or PNG'],
  'no-iku-table': ['permanent', 'Check that the document holds a table of Indikator Kinerja Utama'],
  'time-out': ['resource', 'Raise --page-timeout, scan the page again at 300 dpi, or split a text into smaller files'],
  'out-of-memory': ['resource', 'Raise --memory, scan the page again at 300 dpi, or split a text into smaller files'],
  'worker-died': ['resource', 'Run again; if it stays, report the document'],
  'ocr-data-missing': ['permanent', 'Install again with npm ci, or name a folder with --ocr-data'],
  'vocabulary-file': ['permanent', 'Correct the folder of --vocabulary; normalizers/vocabulary/README.md tells how'],
  'vocabulary-line': ['permanent', 'Correct this line; normalizers/vocabulary/README.md tells what each column holds'],
  'vocabulary-changed': ['transient', 'Run again; leave the folder of --vocabulary alone meanwhile'],
  'decisions-line': ['permanent', 'Correct this line of the decisions; docs/review.md tells what a line holds'],
  'not-a-dataset': ['permanent', 'Give the folder of a finished run, or its dataset.json'],
  outdated: ['transient', 'Give the document again'],
  'no-such-indicator': ['permanent', 'Give an id, a part of a name, or file:position from dataset.json'],
  'other-version': ['permanent', 'Extract the documents again with this version of ikat'],
  'not-a-truth': [
    'permanent',
    'Give JSON with key and rows, a folder of such files, or one with pairs.csv and rows.csv',
  ],
  'truth-line': ['permanent', 'Correct this line: pairs.csv has first,second,relation,note; rows.csv has row,name'],
  'no-truth': ['permanent', 'Give the truth of these documents; its key is the file name up to the first dot'],
  'no-such-kind': ['permanent', 'Give one of these, or leave --kind out'],
  'output-not-writable': ['permanent', 'Choose another folder, or see to its permissions'],
  'folder-busy': ['transient', 'Run again when the other run has ended, or wait longer with --wait'],
  'disk-full': ['resource', 'Make room on the disk and run again'],
  stopped: ['transient', 'The same command goes on from here'],
  'internal-error': ['bug', 'Please report this with the document'],
} as const satisfies Record<string, readonly [z.infer<typeof RefusalKind>, string]>;

export type RefusalCode = keyof typeof refusalCodes;

/** A refusal as data: names file, page (null: the whole document), reason and remedy. */
export const Refusal = z.strictObject({
  code: z.enum(Object.keys(refusalCodes) as [RefusalCode, ...RefusalCode[]]),
  kind: RefusalKind,
  file: z.string(),
  page: z.number().int().nullable(),
  reason: z.string(),
  remedy: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;

/** The only error class: carries a refusal through a throw. */
export class PipelineError extends Error {
  readonly refusal: Refusal;
  constructor(code: RefusalCode, reason: string, at: { file?: string; page?: number | null } = {}) {
    super(reason);
    this.name = 'PipelineError';
    const [kind, remedy] = refusalCodes[code];
    this.refusal = { code, kind, file: at.file ?? '', page: at.page ?? null, reason, remedy };
  }
}
