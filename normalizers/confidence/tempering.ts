/** A straight line over the logits of a model, so that what is stated is as often right as it says. */
import { probability, type Reading, type Tempering } from '../vocabulary/confidence-model.ts';

/** Set by hand: on the samples 1.6 left 1.0 % of rows wrong and stated above 0.95, 1 left 0.3 %. */
const steepestSlope = 1.25;

/** A logit of a document that a model had not seen, and whether what it was of is right. */
export type Seen = { logit: number; right: boolean; weight: number; reading: Reading };

/**
 * Platt's map (1999): the slope and shift that fit logits of documents which the model had not seen to what was right.
 * The slope is kept between 0.3 and `steepestSlope`: what few documents show is not trusted far.
 */
export function temperingOf(seen: readonly Seen[]): Tempering {
  let [slope, shift] = [1, 0];
  for (let round = 0; round < 100; round++) {
    let [gs, gb, ss, sb, bb] = [0, 0, 1, 0, 1];
    for (const { logit, right, weight } of seen) {
      const p = probability(slope * logit + shift);
      const error = weight * ((right ? 1 : 0) - p);
      const curve = weight * p * (1 - p);
      gs += error * logit;
      gb += error;
      ss += curve * logit * logit;
      sb += curve * logit;
      bb += curve;
    }
    // a weak pull to slope 1 and shift 0
    gs -= slope - 1;
    gb -= shift;
    const det = ss * bb - sb * sb;
    const [ds, db] = [(gs * bb - gb * sb) / det, (gb * ss - gs * sb) / det];
    slope = Math.min(steepestSlope, Math.max(0.3, slope + ds));
    shift = Math.max(-2, Math.min(2, shift + db));
    if (Math.abs(ds) + Math.abs(db) < 1e-8) break;
  }
  return { slope, shift };
}
