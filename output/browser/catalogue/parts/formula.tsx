/** A formula as it is meant: numerator over denominator, or its text where it is no ratio. */
import type { JSX } from '../../kit/ui.ts';
import { tell } from '../opened/wording.ts';
import { Words } from './long-text.tsx';

type Told = { numerator: string | null; denominator: string | null; multiplier: number | null; text: string | null };

export function Formula({ numerator, denominator, multiplier, text }: Told): JSX.Element | null {
  if (numerator !== null && denominator !== null)
    return (
      <div class="formula" role="group" aria-label={tell('formulaSpoken')}>
        <div class="fraction">
          <div class="numerator" lang="id" dir="auto">
            <Words text={numerator} />
          </div>
          <span class="away">{tell('dividedBy')}</span>
          <div class="denominator" lang="id" dir="auto">
            <Words text={denominator} />
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
