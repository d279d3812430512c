/** The filters at the side: for each facet its values with the number of rows that each would leave. */
import { number } from '../../kit/language.ts';
import { useState, type JSX } from '../../kit/ui.ts';
import { wholeGovernment, type Facet, type FacetKey } from '../data/facets.ts';
import { isChosen, toggled, type Explorer } from '../exploring/explorer.ts';
import { issueTitle, keyWord, tell } from '../opened/wording.ts';

/** Values of a facet that are shown before somebody asks for more. */
const shownFirst = 6;
const shownMore = 60;

/** What a value of a facet is called. */
export function valueLabel({ held }: Explorer, key: FacetKey, value: string): string {
  if (value === '') return tell(key === 'finding' ? 'noFinding' : key === 'term' ? 'noTerm' : 'notKnown');
  if (key === 'sector' && value === wholeGovernment) return tell('allSectors');
  if (key === 'province' || key === 'region') return held.regionName(value)?.replace(/^Provinsi /, '') ?? value;
  if (key === 'agency') return agencyName(held.agencies, value);
  if (key === 'finding') return issueTitle(value);
  if (key === 'term') return held.termLabel(value) ?? keyWord('term', value);
  if (key === 'year') return value;
  return keyWord(key, value);
}

function agencyName(agencies: Explorer['held']['agencies'], id: string): string {
  const ids = agencies.texts('id');
  return agencies.texts('name').of(ids.values.indexOf(id)) ?? id;
}

const openAtFirst: readonly FacetKey[] = ['province', 'sector', 'year', 'measure', 'sure'];

export function FacetPanel({ page }: { page: Explorer }): JSX.Element {
  return (
    <div class="facets">
      {page.facets.map((facet) => (
        <FacetGroup key={facet.key} page={page} facet={facet} />
      ))}
    </div>
  );
}

type Value = { value: string; label: string; count: number; isOn: boolean };

function FacetGroup({ page, facet }: { page: Explorer; facet: Facet }): JSX.Element | null {
  const [isLong, setLong] = useState(false);
  const [typed, setTyped] = useState('');
  const { key } = facet;
  const counts = page.choice().counts.get(key)!;
  const all = facet.values.map((value, i): Value => ({
    value,
    label: valueLabel(page, key, value),
    count: counts[i]!,
    isOn: isChosen(page.state.chosen, key, value),
  }));
  // a facet that tells nothing apart is no filter
  if (all.length < 2 && !all.some(({ isOn }) => isOn)) return null;
  const order = key === 'year' ? byYear : key === 'sure' ? asGiven : byCount;
  const there = all.filter(({ count, isOn }) => count > 0 || isOn).sort(order);
  const asked = typed.trim().toLowerCase();
  const fitting = there.filter(({ label }) => asked === '' || label.toLowerCase().includes(asked));
  const shown = fitting.slice(0, isLong ? shownMore : Math.max(shownFirst, there.filter(({ isOn }) => isOn).length));
  const chosen = there.filter(({ isOn }) => isOn).length;
  return (
    <details class="facet" open={openAtFirst.includes(key) || chosen > 0}>
      <summary>
        {tell(`facet.${key}`)}
        {chosen > 0 ? <span class="chip set">{number(chosen)}</span> : null}
      </summary>
      {isLong && there.length > shownFirst * 2 ? (
        <input
          type="search"
          value={typed}
          placeholder={tell('findValue')}
          aria-label={`${tell(`facet.${key}`)}: ${tell('findValue')}`}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
          }}
        />
      ) : null}
      <ul>
        {shown.map(({ value, label, count, isOn }) => (
          <li key={value}>
            <label class={isOn ? 'on' : undefined}>
              <input
                type="checkbox"
                checked={isOn}
                onChange={() => {
                  page.go({ chosen: toggled(page.state.chosen, key, value) });
                }}
              />
              <span class="label" dir="auto">
                {label}
              </span>
              <span class="count">{number(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {there.length === 0 ? <p class="hint">{tell('nothingLeft')}</p> : null}
      {there.length > shownFirst ? (
        <button
          type="button"
          class="quiet"
          aria-expanded={isLong}
          onClick={() => {
            setLong(!isLong);
          }}
        >
          {isLong ? tell('fewer') : tell('allOf', number(there.length))}
        </button>
      ) : null}
      {isLong && fitting.length > shownMore ? <p class="hint">{tell('typeToFind')}</p> : null}
    </details>
  );
}

const asGiven = (): number => 0;
const byCount = (a: Value, b: Value): number =>
  Number(a.value === '') - Number(b.value === '') || b.count - a.count || (a.label < b.label ? -1 : 1);
const byYear = (a: Value, b: Value): number =>
  Number(a.value === '') - Number(b.value === '') || Number(b.value) - Number(a.value);
