/** Confidences put right by what people decided: each model is tempered once more, for each reading. */
import {
  logOdds,
  type ConfidenceModel,
  type LogisticModel,
  type ModelKind,
  type Reading,
  type Tempering,
} from '../vocabulary/confidence-model.ts';
import { temperingOf } from './tempering.ts';

/** A stated confidence (0 to 1) and whether what it was of proved exactly right. */
export type Claim = { kind: ModelKind; reading: Reading; confidence: number; right: boolean };

/** A kind and reading of fewer decided values stays as it is: a line through a handful of points says nothing. */
const fewest = 30;

/** The model with the models of `kinds` tempered by claims that it made itself. */
export function refitted(
  model: ConfidenceModel,
  claims: readonly Claim[],
  kinds: readonly ModelKind[],
): ConfidenceModel {
  const models = new Map(model.models);
  for (const kind of kinds) {
    const before = models.get(kind);
    if (before)
      models.set(
        kind,
        temperedAgain(
          before,
          claims.filter((claim) => claim.kind === kind),
        ),
      );
  }
  return { ...model, models };
}

function temperedAgain(model: LogisticModel, claims: readonly Claim[]): LogisticModel {
  const tempered = new Map<Reading, Tempering>(model.tempered ?? []);
  for (const reading of new Set(claims.map((claim) => claim.reading))) {
    const own = claims.filter((claim) => claim.reading === reading);
    if (own.length < fewest) continue;
    const seen = own.map(({ confidence, right }) => ({ logit: logOdds(confidence), right, weight: 1, reading }));
    const again = temperingOf(seen);
    const { slope, shift } = tempered.get(reading) ?? { slope: 1, shift: 0 };
    tempered.set(reading, { slope: again.slope * slope, shift: again.slope * shift + again.shift });
  }
  return { ...model, tempered };
}

/** Mean squared distance of what was stated from what proved right (Brier 1950); null without a claim. */
export function brierOf(claims: readonly Claim[]): number | null {
  if (claims.length === 0) return null;
  return claims.reduce((sum, { confidence, right }) => sum + (confidence - (right ? 1 : 0)) ** 2, 0) / claims.length;
}
