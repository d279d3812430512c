/** A formula as it is meant: numerator over denominator, or its text where it is no ratio. */
import type { JSX } from '../../kit/ui.ts';
import { tell } from '../opened/wording.ts';
import { Words } from './long-text.tsx';

/** `means`: what letters stand for, as the paper explains them. */
type Told = {
  numerator: string | null;
  denominator: string | null;
  multiplier: number | null;
  text: string | null;
  means?: { numerator: string | null; denominator: string | null };
};

export function Formula({ numerator, denominator, multiplier, text, means }: Told): JSX.Element | null {
  if (numerator !== null && denominator !== null)
    return (
      <div class="formula" role="group" aria-label={tell('formulaSpoken')}>
        <div class="fraction">
          <div class="numerator" lang="id" dir="auto">
            <Words text={numerator} />
            <Meaning of={means?.numerator ?? null} />
          </div>
          <span class="away">{tell('dividedBy')}</span>
          <div class="denominator" lang="id" dir="auto">
            <Words text={denominator} />
            <Meaning of={means?.denominator ?? null} />
          </div>
        </div>
        {multiplier === null ? null : <div class="times">× {multiplier}</div>}
      </div>
    );
  return text === null ? null : (
    <div lang="id" dir="auto">
      <Words text={text} />
    </div>
  );
}

function Meaning({ of }: { of: string | null }): JSX.Element | null {
  return of === null ? null : (
    <span class="meaning">
      {' = '}
      <Words text={of} />
    </span>
  );
}
