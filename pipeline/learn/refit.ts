/** Confidence fitted to what people decided, and tried on documents that it was not fitted to. */
import { brierOf, refitted, type Claim } from '../../normalizers/confidence/refit.ts';
import { lastDecisions, rowSeen, rowsOfField } from '../../normalizers/decided/held.ts';
import {
  confidenceModelText,
  kindOfField,
  modelKinds,
  type ConfidenceModel,
  type ModelKind,
} from '../../normalizers/vocabulary/confidence-model.ts';
import { meantBy } from '../../normalizers/learning/meant.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import type { VocabularyTexts } from '../../normalizers/vocabulary/texts.ts';
import { addAll, addTo } from '../model/groups.ts';
import type { Decision } from '../model/meaning/decision.ts';
import { rootOf } from '../model/meaning/fields.ts';
import { isDecidable, valueOf } from '../model/meaning/seen.ts';
import { knowledgeOf } from '../stages/knowledge.ts';
import { understood, type LearntRun, type Understood } from './learnt-run.ts';

/** Of one kind: how many values were decided, how often they were right, and what was and would be stated on the mean. */
type RefitPart = { kind: ModelKind; decided: number; right: number; stated: number; now: number };

/**
 * `text` is a confidence.csv. `error` is the mean squared distance of stated and right over documents that were left out,
 * with the weights of before and with new ones; null with fewer than two documents.
 */
export type Refit = { text: string; parts: RefitPart[]; error: { before: number; after: number } | null };

const fieldKinds = modelKinds.filter((kind) => kind !== 'row');
/** Documents are dealt into so many parts, each left out once. */
const folds = 5;

/** Throws what opening runs throws. Without any decided value nothing is moved. */
export async function refitConfidence(
  runs: readonly LearntRun[],
  texts: VocabularyTexts,
  all: readonly Decision[],
): Promise<Refit> {
  const { decisions } = lastDecisions(all);
  const ofDocument = new Map<string, Decision[]>();
  for (const one of decisions) if ('seen' in one) addTo(ofDocument, one.seen.document, one);
  const { confidence } = (await knowledgeOf(texts)).vocabulary;
  const claimsWith = async (model: ConfidenceModel, only: ReadonlySet<string>): Promise<Claim[]> => {
    const claims: Claim[] = [];
    const knowledge = await knowledgeOf({ ...texts, 'confidence.csv': confidenceModelText(model, []) });
    for await (const one of understood(runs, knowledge, only)) {
      addAll(claims, claimsOf(one, ofDocument.get(one.share.document.id) ?? [], knowledge.vocabulary));
    }
    return claims;
  };
  const fit = async (only: ReadonlySet<string>): Promise<ConfidenceModel> => {
    const fields = refitted(confidence, await claimsWith(confidence, only), fieldKinds);
    // the row's model takes what the fields' models say: it is tempered behind them
    return refitted(fields, await claimsWith(fields, only), ['row']);
  };
  const documents = [...ofDocument.keys()].sort();
  const every = new Set(documents);
  const model = await fit(every);
  const [before, after] = [await claimsWith(confidence, every), await claimsWith(model, every)];
  const left: { before: Claim[]; after: Claim[] } = { before: [], after: [] };
  const parts = Math.min(folds, documents.length);
  for (let fold = 0; parts > 1 && fold < parts; fold++) {
    const out = new Set(documents.filter((_, i) => i % parts === fold));
    const others = await fit(new Set(documents.filter((id) => !out.has(id))));
    addAll(left.before, await claimsWith(confidence, out));
    addAll(left.after, await claimsWith(others, out));
  }
  const [was, now] = [brierOf(left.before), brierOf(left.after)];
  return {
    text: confidenceModelText(model, [
      `Tempered to ${before.length} decided values of ${documents.length} documents by ikat learn.`,
    ]),
    parts: modelKinds.flatMap((kind) => partOf(kind, before, after)),
    error: was === null || now === null ? null : { before: was, after: now },
  };
}

function partOf(kind: ModelKind, before: readonly Claim[], after: readonly Claim[]): RefitPart[] {
  const [was, now] = [before, after].map((claims) => claims.filter((claim) => claim.kind === kind));
  if (!was || !now || was.length === 0) return [];
  const mean = (of: readonly Claim[]): number => of.reduce((sum, { confidence }) => sum + confidence, 0) / of.length;
  const right = was.filter((claim) => claim.right).length;
  return [{ kind, decided: was.length, right, stated: mean(was), now: mean(now) }];
}

/** What a document states of values that people decided. A field of several parts is right when all of them are. */
function claimsOf({ share, judged }: Understood, decisions: readonly Decision[], vocabulary: Vocabulary): Claim[] {
  const { indicators } = share;
  const rightOf = new Map<string, Map<string, boolean>>();
  const gone = new Set<string>();
  for (const one of decisions) {
    if (!('seen' in one) || one.decided === 'withdrawn' || one.decided === 'missing-row') continue;
    const found =
      'field' in one
        ? isDecidable(one.field)
          ? rowsOfField(one, indicators)
          : { rows: [] }
        : rowSeen(one.seen, indicators);
    if (!('rows' in found)) continue;
    for (const row of found.rows.slice(0, 1)) {
      if (!('field' in one)) {
        gone.add(row.id);
        continue;
      }
      const root = rootOf(one.field);
      const own = rightOf.get(row.id) ?? new Map<string, boolean>();
      const right =
        'value' in one &&
        meantBy(one.field, one.value, vocabulary) === meantBy(one.field, valueOf(row, one.field), vocabulary);
      own.set(root, right && own.get(root) !== false);
      rightOf.set(row.id, own);
    }
  }
  return indicators.flatMap((row, i): Claim[] => {
    const { reading } = judged[i]!.row;
    const own = rightOf.get(row.id) ?? new Map<string, boolean>();
    const ofFields = [...own].flatMap(([root, right]): Claim[] => {
      const confidence = row.evidence[root]?.confidence;
      return confidence === undefined ? [] : [{ kind: kindOfField(root), reading, confidence, right }];
    });
    const main = ['name', 'formula', 'responsible', 'dataSources'].filter((key) => row.evidence[key]);
    const isWhole = main.length > 0 && main.every((key) => own.has(key));
    if (!isWhole && !gone.has(row.id)) return ofFields;
    const right = !gone.has(row.id) && main.every((key) => own.get(key));
    return [...ofFields, { kind: 'row', reading, confidence: row.confidence, right }];
  });
}
