/** A dataset as it was read -> the dataset as people decided it: values, rows, and everything that follows from them. */
import type { Dataset, DatasetDocument, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import {
  isOfTable,
  type Decision,
  type FieldDecision,
  type RowDecision,
} from '../../pipeline/model/meaning/decision.ts';
import { factOf, type DocumentFact } from '../../pipeline/model/meaning/facts-of-document.ts';
import { findingText } from '../../pipeline/model/meaning/finding.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import { isDecidable } from '../../pipeline/model/meaning/seen.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { addAll, addTo } from '../../pipeline/model/groups.ts';
import { checkDocument } from '../checks/checks.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { decideFacts, isSettled, type FactsDecided } from './document-facts.ts';
import { tableSeen } from './decided-tables.ts';
import { lastDecisions, rowsByDocument, rowsOfField, type Stale } from './held.ts';
import { decideRows } from './row-decisions.ts';
import { followed, withDecided, type DecidedField, type Meaning } from './values.ts';

/** What became of the decisions: how many hold, which are stale, and how many are about documents that are not here. */
export type DecisionsApplied = { dataset: Dataset; held: number; stale: Stale[]; elsewhere: number };

/**
 * Applies decisions about documents, fields and rows. Each holds where the same bytes read the same at the same place, and is stale
 * otherwise: then it is an issue `decision-stale` and changes nothing. What is concluded from a decided value, and the
 * findings about its document, are made anew. The order of decisions and of documents does not matter. `replacedBy` leads
 * from documents that other bytes took the place of to these: decisions about them are stale.
 */
export function applyDecisions(
  read: Dataset,
  all: readonly Decision[],
  vocabulary: Vocabulary,
  replacedBy: ReadonlyMap<string, string> = new Map(),
): DecisionsApplied {
  const { decisions, contradictions } = lastDecisions(all);
  const documents = new Map(read.documents.map((document) => [document.id, document]));
  const ofDocument = new Map<string, (FieldDecision | RowDecision)[]>();
  const ofFacts = new Map<string, FieldDecision[]>();
  let ofTables = 0;
  const stale: Stale[] = [];
  let elsewhere = 0;
  for (const decision of decisions) {
    if (!('seen' in decision) || decision.decided === 'withdrawn') continue;
    const { document } = decision.seen;
    const newer = documents.get(replacedBy.get(document) ?? '');
    const own = documents.get(document);
    if (own && isOfTable(decision)) {
      // tables were taken and left before rows were read: here is only told what was not found
      const lost = tableSeen(decision, own);
      if (lost) stale.push({ decision, ...lost });
      else ofTables++;
    } else if (isOfTable(decision)) {
      if (newer) stale.push({ decision, because: `${newer.file} has other bytes now`, document: newer.id });
      else elsewhere++;
    } else if (own && 'field' in decision && factOf(decision.field)) addTo(ofFacts, document, decision);
    else if (own) addTo(ofDocument, document, decision);
    else if (newer) stale.push({ decision, because: `${newer.file} has other bytes now`, document: newer.id });
    else elsewhere++;
  }
  const { dataset, facts } = withFacts(read, ofFacts, vocabulary);
  for (const { document } of facts.values()) documents.set(document.id, document);
  addAll(
    stale,
    [...facts.values()].flatMap((made) => made.stale),
  );
  const rows = rowsByDocument(dataset.indicators);
  const touched = new Map<string, DocumentDecided & { settled: ReadonlySet<DocumentFact> }>();
  for (const id of new Set([...ofFacts.keys(), ...ofDocument.keys()])) {
    const document = documents.get(id)!;
    const agency = dataset.agencies.find((one) => one.id === document.agency) ?? null;
    const made = {
      ...decideDocument(document, rows.get(id) ?? [], ofDocument.get(id) ?? [], { vocabulary, agency }),
      settled: facts.get(id)?.settled ?? noFacts,
    };
    touched.set(id, made);
    addAll(stale, made.stale);
  }
  const indicators = dataset.documents.flatMap(({ id }) => touched.get(id)?.rows ?? rows.get(id) ?? []);
  const left = new Set(indicators.map(({ id }) => id));
  const issues = dataset.issues.filter((one) => {
    const made = one.document === null ? undefined : touched.get(one.document);
    return made === undefined || (stays(one, made, left) && !isSettled(one, made.settled));
  });
  const found = [...touched].flatMap(([id, made]) => [
    ...made.issues,
    ...findings(documents.get(id)!, made, dataset, vocabulary),
  ]);
  const told = [...stale.map(staleIssue), ...contradictions.map(contradictionIssue)];
  const applied = [...ofDocument.values(), ...ofFacts.values()].flat().length;
  const lost = [...touched.values(), ...facts.values()].reduce((sum, made) => sum + made.stale.length, 0);
  const held = ofTables + applied - lost;
  return {
    dataset: { ...dataset, indicators, issues: [...issues, ...found, ...told] },
    held,
    stale,
    elsewhere,
  };
}

const noFacts: ReadonlySet<DocumentFact> = new Set();

/** The dataset with the facts of its documents as they were decided: their agencies are those of their rows. */
function withFacts(
  dataset: Dataset,
  decisions: ReadonlyMap<string, FieldDecision[]>,
  vocabulary: Vocabulary,
): { dataset: Dataset; facts: ReadonlyMap<string, FactsDecided> } {
  const facts = new Map<string, FactsDecided>();
  if (decisions.size === 0) return { dataset, facts };
  const known = new Map(dataset.agencies.map((agency) => [agency.id, agency]));
  for (const document of dataset.documents) {
    const own = decisions.get(document.id);
    if (own) facts.set(document.id, decideFacts(document, known.get(document.agency ?? '') ?? null, own, vocabulary));
  }
  const documents = dataset.documents.map((document) => facts.get(document.id)?.document ?? document);
  for (const { agency } of facts.values()) if (agency && !known.has(agency.id)) known.set(agency.id, agency);
  const named = new Set(documents.map(({ agency }) => agency));
  const indicators = dataset.indicators.map((row): Indicator => {
    const made = facts.get(row.document);
    if (!made || made.document.agency === row.agency) return row;
    // what a term means may depend on what the agency is for
    return followed({ ...row, agency: made.document.agency }, { vocabulary, agency: made.agency });
  });
  const agencies = [...known.values()].filter(({ id }) => named.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { dataset: { ...dataset, documents, agencies, indicators }, facts };
}

type DocumentDecided = {
  rows: Indicator[];
  issues: Issue[];
  stale: Stale[];
  decided: ReadonlyMap<string, Set<string>>;
};

/** Rows first, in the order in which they were decided, then the fields of the rows there are. */
function decideDocument(
  { id, pages }: DatasetDocument,
  read: readonly Indicator[],
  decisions: readonly (FieldDecision | RowDecision)[],
  meaning: Meaning,
): DocumentDecided {
  const stale: Stale[] = [];
  const fields = new Map<Indicator, DecidedField[]>();
  const values = decisions.filter((one): one is FieldDecision => 'field' in one);
  // seen as read: before rows are cut or put together
  for (const decision of values) {
    const found = isDecidable(decision.field)
      ? rowsOfField(decision, read)
      : { because: `"${decision.field}" is no field that can be decided` };
    if ('because' in found) stale.push({ decision, because: found.because });
    else for (const row of found.rows) addTo(fields, row, decidedField(decision));
  }
  const decided = new Map<string, Set<string>>();
  const issues: Issue[] = [];
  const valued = new Map(
    read.map((row): [Indicator, Indicator] => {
      const own = fields.get(row);
      if (!own) return [row, row];
      decided.set(row.id, new Set(own.map(({ field }) => rootOf(field))));
      const made = withDecided(row, own, meaning);
      addAll(
        issues,
        made.issues.map((one) => ({ ...one, document: id, indicator: row.id })),
      );
      return [row, made.row];
    }),
  );
  let rows: Indicator[] = read.map((row) => valued.get(row)!);
  const ofRows = decisions.filter((one): one is RowDecision => !('field' in one));
  for (const decision of ofRows) {
    const made = decideRows(decision, rows, { ...meaning, pages });
    if ('because' in made) stale.push({ decision, because: made.because });
    else rows = made.rows;
  }
  const left = new Set(rows.map((row) => row.id));
  const isSame = ofRows.length === 0;
  return {
    rows: rows.map((row, i) => ({
      ...row,
      position: isSame ? row.position : i + 1,
      parent: row.parent !== null && left.has(row.parent) ? row.parent : null,
    })),
    issues,
    stale,
    decided,
  };
}

function decidedField(decision: FieldDecision): DecidedField {
  const { decided: as, by, on, why, field } = decision;
  const value = 'value' in decision ? decision.value : null;
  return { field, value, mark: { as, by, on, ...(why === undefined ? {} : { why }) } };
}

/** Issues about how a decided field was read are settled, findings are made anew, and rows that are gone take theirs along. */
function stays(one: Issue, { decided }: DocumentDecided, left: ReadonlySet<string>): boolean {
  if (one.indicator === null) return true;
  if (!left.has(one.indicator)) return false;
  const field = one.field === null ? null : rootOf(one.field);
  const isDecided = field !== null && decided.get(one.indicator)?.has(field) === true;
  // which cells of targets were empty is not kept: what was found of them stays until somebody decides
  if (one.code === 'target-missing') return !isDecided;
  return findingText(one.code) === null && !isDecided;
}

function findings(
  document: DatasetDocument,
  { rows }: DocumentDecided,
  { agencies }: Dataset,
  vocabulary: Vocabulary,
): Issue[] {
  const agency = agencies.find((one) => one.id === document.agency) ?? null;
  const checked = rows.map((indicator) => ({ indicator, emptyTargets: [] }));
  return checkDocument(checked, { vocabulary, agency, year: document.year }).map((one) => ({
    ...one,
    document: document.id,
  }));
}

/** What a decision is about, for people. */
function toldOf(decision: Decision): string {
  if (decision.decided === 'concept') return `"${decision.first}" and "${decision.second}"`;
  if (decision.decided === 'alias') return `"${decision.alias}"`;
  const { row, read } = decision.seen;
  const table = `the table headed "${read}"`;
  if (isOfTable(decision)) return decision.decided === 'column-is' ? `column ${decision.column} of ${table}` : table;
  if ('field' in decision && factOf(decision.field)) return `${decision.field} ("${read}")`;
  return 'field' in decision ? `${decision.field} ("${read}") of "${row}"` : `the row "${row}"`;
}

function staleIssue({ decision, because, document: newer }: Stale): Issue {
  const message = `Decided by ${decision.by} on ${decision.on}, ${decision.decided}, about ${toldOf(decision)}: ${because}`;
  if (!('seen' in decision)) return issue('decision-stale', message);
  const { document, page, box } = decision.seen;
  // of other bytes the page may be another one: only the document is sure
  return issue('decision-stale', message, newer === undefined ? { document, page, box } : { document: newer });
}

function contradictionIssue({ earlier, later }: { earlier: Decision; later: Decision }): Issue {
  const message = `${earlier.by} (${earlier.on}) and ${later.by} (${later.on}) decided otherwise about ${toldOf(later)}; the later one holds`;
  return issue('decision-contradicted', message, 'seen' in later ? { document: later.seen.document } : {});
}
