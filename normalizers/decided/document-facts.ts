/** What people decided about a document itself: its agency, region and year, and what follows from them. */
import type { Agency, DatasetDocument, Evidence } from '../../pipeline/model/meaning/dataset.ts';
import type { Decided, DecidedValue, FieldDecision } from '../../pipeline/model/meaning/decision.ts';
import {
  documentFacts,
  factOf,
  factSeen,
  factValue,
  yearTyped,
  type DocumentFact,
} from '../../pipeline/model/meaning/facts-of-document.ts';
import { valueText } from '../../pipeline/model/meaning/seen.ts';
import type { IssueCode } from '../../pipeline/model/issue.ts';
import { findRegion, regionName } from '../heading/regions.ts';
import { readKind } from '../heading/sectors.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Stale } from './held.ts';

/** A document as people decided it, with the record of its agency, the facts that are settled, and decisions that do not hold. */
export type FactsDecided = {
  document: DatasetDocument;
  agency: Agency | null;
  settled: ReadonlySet<DocumentFact>;
  stale: Stale[];
};

/** The region of an agency; nulls where it has none, or one that nobody knows. */
type Region = Pick<Agency, 'regionCode' | 'regionName' | 'level'>;
const noRegion: Region = { regionCode: null, regionName: null, level: null };

/**
 * Applies decisions about facts. Each holds where the same lines were read as its own, or where the fact says by now what was
 * decided. A name that was typed stands as it was typed, with the region of the document where it names none.
 */
export function decideFacts(
  document: DatasetDocument,
  agency: Agency | null,
  decisions: readonly FieldDecision[],
  vocabulary: Vocabulary,
): FactsDecided {
  const stale: Stale[] = [];
  const settled = new Set<DocumentFact>();
  const evidence = { ...document.evidence };
  const typed = new Map<DocumentFact, string | null>();
  for (const decision of decisions) {
    const fact = factOf(decision.field)!;
    const before = factValue(fact, document, agency);
    const value = 'value' in decision ? said(decision.value) : null;
    const because = whyStale(decision, fact, { document, before, value, agency });
    if (because !== null) {
      stale.push({ decision, because });
      continue;
    }
    settled.add(fact);
    evidence[fact] = marked(evidence[fact], decision, before);
    if (value !== before) typed.set(fact, value);
  }
  const own = typed.has('agency') || typed.has('region') ? agencySaid(agency, typed, vocabulary) : agency;
  const year = typed.get('year');
  return {
    document: {
      ...document,
      agency: own?.id ?? null,
      year: year === undefined ? document.year : year === null ? null : yearTyped(year),
      evidence,
    },
    agency: own,
    settled,
    stale,
  };
}

function whyStale(
  decision: FieldDecision,
  fact: DocumentFact,
  {
    document,
    before,
    value,
    agency,
  }: { document: DatasetDocument; before: string | null; value: string | null; agency: Agency | null },
): string | null {
  const { read } = factSeen(fact, document);
  if (squeeze(read) !== squeeze(decision.seen.read) && value !== before) return `the place now reads "${read}"`;
  if (fact === 'year' && value !== null && yearTyped(value) === null) return `"${value}" is no year`;
  if (fact === 'region' && value !== null && agency === null) return 'a region is that of an agency, and none is known';
  return null;
}

const said = (value: DecidedValue): string | null => squeeze(valueText(value) ?? '') || null;

function marked(there: Evidence | undefined, decision: FieldDecision, read: string | null): Evidence {
  const { decided: as, by, on, why } = decision;
  const decided: Decided = { as, by, on, read, ...(why === undefined ? {} : { why }) };
  const cell = there ?? { raw: '', page: 1, box: null, confidence: 1, edits: [], inheritedFrom: null };
  return { ...cell, confidence: 1, decided };
}

function agencySaid(
  before: Agency | null,
  typed: ReadonlyMap<DocumentFact, string | null>,
  vocabulary: Vocabulary,
): Agency | null {
  const [name, place] = [typed.get('agency'), typed.get('region')];
  const whole = name === undefined ? (before?.name ?? null) : name;
  if (whole === null) return null;
  const inName = name == null ? null : regionIn(name, vocabulary);
  const old: Region = before ?? noRegion;
  const region = place === undefined ? (inName ?? old) : place === null ? noRegion : regionSaid(place, vocabulary);
  const bare = without(without(whole, old.regionName), region.regionName);
  const full = squeeze(inName && place === undefined ? whole : `${bare} ${region.regionName ?? ''}`);
  const { regionCode, regionName: called, level } = region;
  return { id: slug(full), name: full, regionCode, regionName: called, level, ...readKind(bare, vocabulary) };
}

/** The region that a name tells, with its level word; null where it tells none, or one of several. */
function regionIn(name: string, vocabulary: Vocabulary): Region | null {
  const areas = findRegion(name.split(' '), vocabulary, true)?.areas ?? [];
  const [area] = areas;
  return area && areas.length === 1 ? { regionCode: area.code, regionName: regionName(area), level: area.level } : null;
}

/** A region as it was typed, and as the list of regions has it where it is one of them. */
function regionSaid(text: string, vocabulary: Vocabulary): Region {
  const found = findRegion(text.split(' '), vocabulary);
  const [area] = found && !found.similar && found.areas.length === 1 ? found.areas : [];
  return area
    ? { regionCode: area.code, regionName: regionName(area), level: area.level }
    : { ...noRegion, regionName: text };
}

/** A name without the region at its end. */
function without(name: string, region: string | null): string {
  if (region === null || !name.toLowerCase().endsWith(` ${region.toLowerCase()}`)) return name;
  return name.slice(0, -region.length).trim();
}

/** Issues of a document that are settled once a fact of it was decided, whether or not they name it. */
const codesOf: Readonly<Record<DocumentFact, readonly IssueCode[]>> = {
  agency: ['agency-unknown', 'agency-unlisted'],
  region: ['region-unknown', 'region-ambiguous', 'similar-match'],
  year: ['year-unknown', 'year-chosen'],
};

/** Whether an issue is about a fact that was decided. */
export function isSettled(
  { code, field, indicator }: { code: IssueCode; field: string | null; indicator: string | null },
  settled: ReadonlySet<DocumentFact>,
): boolean {
  if (indicator !== null) return false;
  return documentFacts.some((fact) => settled.has(fact) && (field === fact || codesOf[fact].includes(code)));
}
