/** The documents under review: their tables, what was read of each document itself, and what is decided about that. */
import { seenOfTable } from '../../normalizers/decided/decided-tables.ts';
import { PipelineError } from '../model/errors.ts';
import type { Agency, DatasetDocument, DocumentTable } from '../model/meaning/dataset.ts';
import { aboutTable, type Decision } from '../model/meaning/decision.ts';
import {
  documentFacts,
  factSeen,
  factValue,
  keyOfFact,
  yearTyped,
  type DocumentFact,
} from '../model/meaning/facts-of-document.ts';
import { valueText } from '../model/meaning/seen.ts';
import { factNow, type FactScreen, type ReviewDocument, type ReviewTable } from '../model/review/answers.ts';
import type { Act } from '../model/review/requests.ts';
import { isDisagreed, opinionsOf, type Ledger } from './ledger.ts';
import type { ReviewedRun } from './reviewed-run.ts';
import { opinion, pageScreen } from './row-screen.ts';

/** Who decides, when and why. */
type Stamp = { by: string; on: string; why?: string };

/** What an act writes, and how the same person takes it back. */
export type Written = { decisions: Decision[]; undo: Act[] };

export type Where = { run: ReviewedRun; ledger: Ledger; stamp: Stamp };

/** The documents of a run with what is decided about each of them itself, and about its tables. */
export function documentsOf(run: ReviewedRun, ledger: Ledger): ReviewDocument[] {
  const { documents, dataset, rowsOf } = run;
  const agencies = new Map(dataset.agencies.map((agency) => [agency.id, agency]));
  return documents.map((document) => {
    const { id, file, kind, tables, otherTables } = document;
    const agency = agencies.get(document.agency ?? '') ?? null;
    const facts = documentFacts.map((fact) => factScreen(fact, document, agency, run, ledger));
    const now = (fact: DocumentFact): string | null => factNow(facts.find((one) => one.fact === fact)!);
    const year = now('year');
    return {
      file,
      agency: now('agency'),
      year: year === null ? null : yearTyped(year),
      kind,
      rows: rowsOf.get(id)?.length ?? 0,
      facts,
      tables: [
        ...tables.map((table) => reviewTable(id, table, true, run, ledger)),
        ...otherTables.filter(({ rows }) => rows > 0).map((table) => reviewTable(id, table, false, run, ledger)),
      ],
    };
  });
}

function reviewTable(
  document: string,
  table: DocumentTable,
  taken: boolean,
  run: ReviewedRun,
  ledger: Ledger,
): ReviewTable {
  const { kind, pages, rows, level, box, heading, because } = table;
  const said = ledger.ofSeen(aboutTable, seenOfTable(document, table));
  return {
    ...{ kind, pages, rows, level, box, heading, because, taken },
    sheet: pageScreen(document, pages[0] ?? 1, run),
    opinions: opinionsOf(said).map(opinion),
    disagreed: isDisagreed(said),
  };
}

function factScreen(
  fact: DocumentFact,
  document: DatasetDocument,
  agency: Agency | null,
  run: ReviewedRun,
  ledger: Ledger,
): FactScreen {
  const seen = factSeen(fact, document);
  const said = ledger.ofSeen(keyOfFact(fact), seen);
  const { raw, confidence } = document.evidence[fact] ?? { raw: '', confidence: 0 };
  return {
    ...{ fact, raw, confidence, box: seen.box },
    value: factValue(fact, document, agency),
    sheet: pageScreen(document.id, seen.page, run),
    opinions: opinionsOf(said).map(opinion),
    disagreed: isDisagreed(said),
  };
}

/** What somebody says of a document itself; `id` is the document's. Throws `wrong-option` for what is no year. */
export function decideFact(
  act: Extract<Act, { act: 'fact' | 'withdraw-fact' }>,
  id: string,
  { run, ledger, stamp }: Where,
): Written {
  const { fact, document: at } = act;
  const document = run.documents.find((one) => one.id === id)!;
  const agency = run.dataset.agencies.find((one) => one.id === document.agency) ?? null;
  const [field, seen] = [keyOfFact(fact), factSeen(fact, document)];
  const own = opinionsOf(ledger.ofSeen(field, seen).filter(({ by }) => by === stamp.by)).at(-1) ?? null;
  const before = own && 'value' in own ? valueText(own.value) : null;
  const undo: Act[] = [
    own ? { act: 'fact', document: at, fact, value: before } : { act: 'withdraw-fact', document: at, fact },
  ];
  if (act.act === 'withdraw-fact') {
    if (own === null) return { decisions: [], undo: [] };
    return { decisions: [{ decided: 'withdrawn', about: field, seen, ...stamp }], undo };
  }
  const typed = act.value?.trim() ?? '';
  const value = typed === '' ? null : typed;
  if (own && value === before) return { decisions: [], undo: [] };
  if (fact === 'year' && value !== null && yearTyped(value) === null) {
    throw new PipelineError('wrong-option', `"${value}" is no year`);
  }
  // who types what was read says that it is right
  const decided = value === factValue(fact, document, agency) ? 'right' : 'corrected';
  const decision: Decision = { decided, field, seen, value, ...stamp };
  return { decisions: [decision], undo };
}
