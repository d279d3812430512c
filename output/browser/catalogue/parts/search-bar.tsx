/** The search, what is chosen beside it, and how much of all that leaves. */
import { number } from '../../kit/language.ts';
import { useEffect, useRef, useState, type ComponentChildren, type JSX } from '../../kit/ui.ts';
import { facetKeys } from '../data/facets.ts';
import { toggled, type Explorer } from '../exploring/explorer.ts';
import { unknown } from '../exploring/state.ts';
import { tell, told } from '../opened/wording.ts';
import { valueLabel } from './facet-panel.tsx';

const pause = 80; // milliseconds after a key before the rows follow

export function SearchBar({
  page,
  openFilters,
  children,
}: {
  page: Explorer;
  openFilters: () => void;
  children?: ComponentChildren;
}): JSX.Element {
  const { q, chosen } = page.state;
  const [typed, setTyped] = useState(q);
  const waiting = useRef(0);
  useEffect(() => {
    setTyped(q);
  }, [q]);
  const values = facetKeys.flatMap((key) => (chosen[key] ?? []).map((value) => ({ key, value })));
  const isAll = page.state.readings === 'all';
  const isNarrowed = q !== '' || values.length > 0;
  const { rows } = page.choice();
  const size = sizeOf(page);
  return (
    <search class="search-bar">
      <div class="line">
        <input
          type="search"
          id="search"
          value={typed}
          placeholder={tell('search')}
          aria-label={tell('search')}
          aria-describedby="search-hint"
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            clearTimeout(waiting.current);
            const { value } = currentTarget;
            waiting.current = window.setTimeout(() => {
              page.go({ q: value.trim() }, false);
            }, pause);
          }}
        />
        <button type="button" class="filters-button" aria-haspopup="dialog" onClick={openFilters}>
          {tell('filters')}
          {values.length > 0 ? <span class="chip set">{number(values.length)}</span> : null}
        </button>
        {children}
      </div>
      <p id="search-hint" class="away">
        {tell('searchHint')}
      </p>
      <div class="line told">
        <output aria-live="polite">
          <strong>{number(rows.length)}</strong>{' '}
          {isNarrowed ? tell('ofIndicators', number(size.shown)) : tell('indicatorsWord')}
        </output>
        {values.map(({ key, value }) => {
          const label = valueLabel(page, key, value === unknown ? '' : value);
          return (
            <button
              type="button"
              class="chip set"
              aria-label={tell('takeAway', `${tell(`facet.${key}`)}: ${label}`)}
              onClick={() => {
                page.go({ chosen: toggled(chosen, key, value === unknown ? '' : value) });
              }}
            >
              <span dir="auto">{label}</span>
              <span aria-hidden="true">×</span>
            </button>
          );
        })}
        {isNarrowed ? (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              page.go({ q: '', chosen: {} });
            }}
          >
            {tell('clearAll')}
          </button>
        ) : null}
        {size.others === 0 ? null : (
          <span class="readings">
            {told(size.others, 'otherReadingOne', 'otherReadings')}{' '}
            <button
              type="button"
              class="quiet"
              aria-pressed={isAll}
              onClick={() => {
                page.go({ readings: isAll ? '' : 'all' });
              }}
            >
              {tell('showThem')}
            </button>
          </span>
        )}
      </div>
    </search>
  );
}

/** How many rows could be shown, and how many of all are of other readings of papers. */
function sizeOf({ held, state }: Explorer): { shown: number; others: number } {
  let others = 0;
  for (let row = 0; row < held.indicators.count; row++) if (!held.isCounted(row)) others++;
  return { shown: held.indicators.count - (state.readings === 'all' ? 0 : others), others };
}
