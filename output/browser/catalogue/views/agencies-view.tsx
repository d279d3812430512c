/** All agencies of the rows that fit. */
import { number } from '../../kit/language.ts';
import { useMemo, useRef, useState, type JSX } from '../../kit/ui.ts';
import { useSlice } from '../parts/slices.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { keyWord, sureness, tell } from '../opened/wording.ts';

/** CSS pixels; the style sheet has the same. */
const rowHeight = 48;

type Line = {
  agency: number;
  name: string;
  region: string;
  level: string;
  documents: number;
  years: string;
  indicators: number;
  sure: number;
};
type Key = 'name' | 'region' | 'level' | 'documents' | 'indicators' | 'sure' | 'years';

const heads: readonly {
  key: Key;
  word: 'agency' | 'regionHead' | 'regionLevel' | 'documentsHead' | 'years' | 'indicatorsHead' | 'certainty';
  isNumber: boolean;
}[] = [
  { key: 'name', word: 'agency', isNumber: false },
  { key: 'region', word: 'regionHead', isNumber: false },
  { key: 'level', word: 'regionLevel', isNumber: false },
  { key: 'years', word: 'years', isNumber: true },
  { key: 'documents', word: 'documentsHead', isNumber: true },
  { key: 'indicators', word: 'indicatorsHead', isNumber: true },
  { key: 'sure', word: 'certainty', isNumber: true },
];

export function AgenciesView({ page }: { page: Explorer }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<{ key: Key; isDown: boolean }>({ key: 'name', isDown: false });
  const rows = page.choice().rows;
  const lines = useMemo(() => linesOf(page, rows), [rows]);
  const sorted = useMemo(
    () => [...lines].sort((a, b) => compare(a[sort.key], b[sort.key]) * (sort.isDown ? -1 : 1)),
    [lines, sort],
  );
  const { first, last } = useSlice(frame, sorted.length, rowHeight);
  if (lines.length === 0)
    return (
      <div class="empty">
        <p class="large">{tell('nothingFits')}</p>
        <p>{tell('nothingFitsHint')}</p>
      </div>
    );
  return (
    <div class="table-frame" ref={frame} role="region" aria-label={tell('agenciesHead')} tabIndex={0}>
      <table class="listing of-agencies" aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {heads.map(({ key, word, isNumber }) => {
              const isSorted = sort.key === key;
              return (
                <th
                  scope="col"
                  class={isNumber ? 'number' : undefined}
                  aria-sort={isSorted ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    onClick={() => {
                      setSort({ key, isDown: isSorted ? !sort.isDown : isNumber });
                    }}
                  >
                    <span>{tell(word)}</span>
                    <span class="arrow" aria-hidden="true">
                      {isSorted ? (sort.isDown ? '↓' : '↑') : '↕'}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Room rows={first} />
          {sorted.slice(first, last).map((line, i) => (
            <tr key={line.agency} aria-rowindex={first + i + 2}>
              <th scope="row" lang="id">
                <a href={page.link({ agency: page.held.agencies.texts('id').of(line.agency)! })}>{line.name}</a>
              </th>
              <td lang="id">{line.region}</td>
              <td>{line.level === '' ? '' : keyWord('level', line.level)}</td>
              <td class="number">{line.years}</td>
              <td class="number">{number(line.documents)}</td>
              <td class="number">{number(line.indicators)}</td>
              <td class="number">{sureness(line.sure)}</td>
            </tr>
          ))}
          <Room rows={sorted.length - last} />
        </tbody>
      </table>
    </div>
  );
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'id');

function Room({ rows }: { rows: number }): JSX.Element | null {
  return rows <= 0 ? null : (
    <tr class="gap" aria-hidden="true" style={{ height: `${rows * rowHeight}px` }}>
      <td />
    </tr>
  );
}

function linesOf({ held }: Explorer, rows: Int32Array): Line[] {
  const { agencyOf, documentOf, agencies, documents, indicators } = held;
  const sure = indicators.numbers('confidence');
  const own = new Map<number, { documents: Set<number>; indicators: number; sure: number }>();
  for (const row of rows) {
    const agency = agencyOf[row]!;
    if (agency < 0) continue;
    let line = own.get(agency);
    if (!line) own.set(agency, (line = { documents: new Set(), indicators: 0, sure: 0 }));
    line.documents.add(documentOf[row]!);
    line.indicators++;
    line.sure += sure[row] ?? 0;
  }
  return [...own].map(([agency, line]): Line => {
    const years = [...line.documents].flatMap((document) => documents.numbers('year')[document] ?? []).sort();
    return {
      agency,
      name: agencies.texts('name').of(agency) ?? '',
      region: agencies.texts('regionName').of(agency) ?? '',
      level: agencies.texts('level').of(agency) ?? '',
      documents: line.documents.size,
      years: years.length === 0 ? '' : years[0] === years.at(-1) ? String(years[0]) : `${years[0]!}–${years.at(-1)!}`,
      indicators: line.indicators,
      sure: line.sure / line.indicators,
    };
  });
}
