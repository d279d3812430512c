/** Evidence to probability: a logistic model for each kind of field and for the row. Its weights are data. */
import { z } from 'zod';
import type { RefusalCode } from '../../pipeline/model/errors.ts';
import { lineFault, parseCsv } from '../text/csv.ts';

/** What each model judges; `other` is every field that has no model of its own. */
export const modelKinds = ['name', 'formula', 'responsible', 'dataSources', 'other', 'row'] as const;
export type ModelKind = (typeof modelKinds)[number];

/** What speaks against a value, by name; 0 is nothing, larger is worse, never negative. */
export type Features = Readonly<Record<string, number>>;

/** Where the words that a value was read from came from: what a doubt is worth differs between scans and text layers. */
export const readings = ['text-layer', 'ocr', 'export'] as const;
export type Reading = (typeof readings)[number];

/** A straight line from logit to logit (Platt 1999); `slope` is above 0. */
export type Tempering = { slope: number; shift: number };

/**
 * `intercept` is the logit without any doubt; weights are never above 0, so that more doubt is never surer. What comes of
 * them is tempered for each reading; one that has no tempering is taken as it is.
 */
export type LogisticModel = {
  intercept: number;
  weights: ReadonlyMap<string, number>;
  tempered?: ReadonlyMap<Reading, Tempering>;
};

/** The models, and the field probability below which a field is reported. */
export type ConfidenceModel = { models: ReadonlyMap<ModelKind, LogisticModel>; reportBelow: number };

/** Names of the two terms that are no feature. */
const intercept = 'intercept';
const reportBelow = 'report-below';

/** Without data a value is as likely wrong as right, and everything unsure is reported. */
const unfitted: LogisticModel = { intercept: 0, weights: new Map() };
const reportByDefault = 0.6;

/** "slope-ocr", "shift-text-layer". */
const temperingTerm = new RegExp(`^(slope|shift)-(${readings.join('|')})$`);

const Term = z.object({
  kind: z.enum([...modelKinds, 'all']),
  term: z.string().regex(/^[a-z-]+$/),
  weight: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
});

/** Reads `kind,term,weight` lines. Throws `code` for an unknown kind, a weight above 0 or a term that stands twice. */
export function readConfidenceModel(text: string, file: string, code: RefusalCode = 'internal-error'): ConfidenceModel {
  type Draft = { intercept: number; weights: Map<string, number>; tempered?: Map<Reading, Tempering> };
  const models = new Map<ModelKind, Draft>();
  let report = reportByDefault;
  for (const { line, fields } of parseCsv(text, file, ['kind', 'term', 'weight'], code)) {
    const refuse = (why: string) => lineFault(file, line, why, code);
    const parsed = Term.safeParse(fields);
    if (!parsed.success) throw refuse('kind, term or weight is not as it must be');
    const { kind, term, weight } = parsed.data;
    if (kind === 'all') {
      if (term !== reportBelow) throw refuse(`unknown term "${term}"`);
      report = weight;
      continue;
    }
    const model: Draft = models.get(kind) ?? { intercept: 0, weights: new Map<string, number>() };
    models.set(kind, model);
    const tempering = temperingTerm.exec(term);
    if (tempering) {
      const [, part, reading] = tempering as unknown as [string, keyof Tempering, Reading];
      if (part === 'slope' && weight <= 0) throw refuse(`"${term}" would make a doubtful value surer`);
      model.tempered ??= new Map();
      model.tempered.set(reading, { slope: 1, shift: 0, ...model.tempered.get(reading), [part]: weight });
      continue;
    }
    if (model.weights.has(term)) throw refuse(`"${term}" stands twice`);
    if (term === intercept) model.intercept = weight;
    else if (weight > 0) throw refuse(`"${term}" would make a doubtful value surer`);
    else model.weights.set(term, weight);
  }
  return { models, reportBelow: report };
}

/** The lines that `readConfidenceModel` reads, terms sorted, terms without weight left out. */
export function confidenceModelText(model: ConfidenceModel, comment: readonly string[]): string {
  const lines = [...comment.map((line) => `# ${line}`), 'kind,term,weight', `all,${reportBelow},${model.reportBelow}`];
  for (const kind of modelKinds) {
    const one = model.models.get(kind);
    if (!one) continue;
    lines.push(`${kind},${intercept},${fixed(one.intercept)}`);
    for (const [reading, { slope, shift }] of one.tempered ?? []) {
      lines.push(`${kind},slope-${reading},${fixed(slope)}`, `${kind},shift-${reading},${fixed(shift)}`);
    }
    for (const [term, weight] of [...one.weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (fixed(weight) !== fixed(0)) lines.push(`${kind},${term},${fixed(weight)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function fixed(value: number): string {
  return (Math.round(value * 1e4) / 1e4 + 0).toFixed(4);
}

/** The log odds that a value with these features, read so, is exactly right. */
export function logitOf(kind: ModelKind, features: Features, reading: Reading, { models }: ConfidenceModel): number {
  return scoreOf(models.get(kind) ?? unfitted, features, reading);
}

/** The logit of one example under a model. */
export function scoreOf(
  { intercept: none, weights, tempered }: LogisticModel,
  features: Features,
  reading: Reading,
): number {
  let sum = none;
  for (const [term, weight] of weights) sum += weight * (features[term] ?? 0);
  const { slope, shift } = tempered?.get(reading) ?? { slope: 1, shift: 0 };
  return slope * sum + shift;
}

/** Log odds to probability. */
export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Probability to log odds; certainty is kept finite. */
export function logOdds(p: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, p));
  return Math.log(kept / (1 - kept));
}

/** The model that judges a field of the evidence. */
export function kindOfField(key: string): ModelKind {
  return key === 'name' || key === 'formula' || key === 'responsible' || key === 'dataSources' ? key : 'other';
}
