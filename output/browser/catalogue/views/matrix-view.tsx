/** Concept by agency: who measures what. Drawn as far as it is in sight both ways, so that it can have 500 agencies. */
import { number } from '../../kit/language.ts';
import { useEffect, useMemo, useRef, useState, type JSX } from '../../kit/ui.ts';
import { coverageOf, type Covered } from '../data/coverage.ts';
import { mostPrintedAcross, useMedia, useSlice } from '../parts/slices.ts';
import type { Explorer } from '../exploring/explorer.ts';
import type { Holdings } from '../opened/holdings.ts';
import { percent, tell, told } from '../opened/wording.ts';

/** CSS pixels; the style sheet has the same. */
const rowHeight = 46;
const columnWidth = 34;

type Order = 'coverage' | 'label' | number;

export function MatrixView({ page }: { page: Explorer }): JSX.Element {
  const { held } = page;
  const frame = useRef<HTMLDivElement>(null);
  const [order, setOrder] = useState<Order>('coverage');
  const [spot, setSpot] = useState<{ row: number; column: number } | null>(null);
  const rows = page.choice().rows;
  const { concepts, agencies } = useMemo(() => coverageOf(held, rows), [rows]);
  const sorted = useMemo(() => sortedBy(concepts, order), [concepts, order]);
  const isNarrow = useMedia('(max-width: 640px)');
  const across = isNarrow ? agencies.slice(0, 0) : agencies;
  const down = useSlice(frame, sorted.length, rowHeight);
  const side = useSlice(frame, across.length, columnWidth, 'left');
  useEffect(() => frame.current?.scrollTo(0, 0), [rows, order]);
  const names = held.agencies.texts('name');
  const shared = concepts.filter(({ cells }) => cells.size > 1).length;
  if (sorted.length === 0)
    return (
      <div class="empty">
        <p class="large">{tell('nothingFits')}</p>
        <p>{tell('nothingFitsHint')}</p>
      </div>
    );
  const move = (event: KeyboardEvent): void => {
    const by = turns[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    const element = frame.current;
    if (!by || cell === undefined || !element) return;
    const [row, column] = cell.split(' ').map(Number) as [number, number];
    const next = { row: clamp(row + by[0], sorted.length), column: clamp(column + by[1], across.length) };
    event.preventDefault();
    const head = element.querySelector('thead')?.offsetHeight ?? 0;
    const first = element.querySelector<HTMLElement>('tbody th')?.offsetWidth ?? 0;
    element.scrollTop = kept(element.scrollTop, next.row * rowHeight, rowHeight, element.clientHeight - head);
    element.scrollLeft = kept(
      element.scrollLeft,
      next.column * columnWidth,
      columnWidth,
      element.clientWidth - first - 90,
    );
    setSpot(next);
    requestAnimationFrame(() =>
      element.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus({ preventScroll: true }),
    );
  };
  const told1 = spot === null ? null : { concept: sorted[spot.row], agency: agencies[spot.column] };
  return (
    <>
      <p class="view-told">
        {tell('matrixTold', number(concepts.length), number(shared), number(agencies.length))}{' '}
        <span class="orders" role="group" aria-label={tell('orderBy')}>
          {(['coverage', 'label'] as const).map((one) => (
            <button
              type="button"
              class="quiet"
              aria-pressed={order === one}
              onClick={() => {
                setOrder(one);
              }}
            >
              {tell(`order.${one}`)}
            </button>
          ))}
        </span>
      </p>
      <div
        class="matrix-frame"
        ref={frame}
        role="region"
        aria-label={tell('matrixLabel')}
        tabIndex={0}
        onKeyDown={move}
        onMouseLeave={() => {
          setSpot(null);
        }}
      >
        <table class="matrix" role="grid" aria-rowcount={sorted.length + 1} aria-colcount={agencies.length + 2}>
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              <th role="columnheader" scope="col" class="corner" aria-colindex={1}>
                {tell('concept')}
              </th>
              <th role="columnheader" scope="col" class="share" aria-colindex={2}>
                {tell('coverage')}
              </th>
              <Blank count={side.first} />
              {across.slice(side.first, side.last).map((agency, i) => (
                <th
                  key={agency}
                  role="columnheader"
                  scope="col"
                  aria-colindex={side.first + i + 3}
                  aria-sort={order === agency ? 'descending' : 'none'}
                  class={spot?.column === side.first + i ? 'agency lit' : 'agency'}
                >
                  <button
                    type="button"
                    title={names.of(agency) ?? ''}
                    onClick={() => {
                      setOrder(order === agency ? 'coverage' : agency);
                    }}
                  >
                    <span lang="id">
                      {[placeOf(held, agency), withoutPlace(held, agency)].filter(Boolean).join(' · ')}
                    </span>
                  </button>
                </th>
              ))}
              <Blank count={across.length - side.last} />
            </tr>
          </thead>
          <tbody role="rowgroup">
            <Room rows={down.first} />
            {sorted.slice(down.first, down.last).map((concept, i) => {
              const at = down.first + i;
              const id = held.concepts.texts('id').of(concept.group)!;
              return (
                <tr key={concept.group} role="row" aria-rowindex={at + 2} class={spot?.row === at ? 'lit' : undefined}>
                  <th role="rowheader" scope="row" aria-colindex={1}>
                    <a href={page.link({ concept: id })} lang="id" dir="auto" title={concept.label.slice(0, 300)}>
                      {concept.label.slice(0, 300)}
                    </a>
                  </th>
                  <td role="gridcell" class="share" aria-colindex={2}>
                    <span
                      class="bar"
                      style={{ width: `${(concept.cells.size / agencies.length) * 100}%` }}
                      aria-hidden="true"
                    />
                    <span>
                      {number(concept.cells.size)} <small>{percent(concept.cells.size / agencies.length)}</small>
                    </span>
                  </td>
                  <Blank count={side.first} />
                  {across.slice(side.first, side.last).map((agency, j) => {
                    const column = side.first + j;
                    const own = concept.cells.get(agency);
                    const isFirst = at === down.first && column === side.first;
                    const isSpot = spot?.row === at && spot.column === column;
                    return (
                      <td
                        key={agency}
                        role="gridcell"
                        aria-colindex={column + 3}
                        data-cell={`${at} ${column}`}
                        tabIndex={isSpot || (spot === null && isFirst) ? 0 : -1}
                        class={own ? 'has' : undefined}
                        aria-label={own ? told(own.length, 'cellOne', 'cellMany') : tell('cellNone')}
                        onMouseEnter={() => {
                          setSpot({ row: at, column });
                        }}
                        onFocus={() => {
                          setSpot({ row: at, column });
                        }}
                        onClick={() => {
                          if (own)
                            page.go(
                              own.length === 1
                                ? { indicator: held.indicators.texts('id').of(own[0]!)! }
                                : { concept: id },
                            );
                        }}
                        onKeyDown={(event) => {
                          if (event.key === 'Enter' && own) event.currentTarget.click();
                        }}
                      >
                        {own ? <span class="dot">{own.length > 1 ? own.length : ''}</span> : null}
                      </td>
                    );
                  })}
                  <Blank count={across.length - side.last} />
                </tr>
              );
            })}
            <Room rows={sorted.length - down.last} />
          </tbody>
        </table>
      </div>
      {agencies.length > mostPrintedAcross ? (
        <p class="on-paper">{tell('printedAcross', number(mostPrintedAcross), number(agencies.length))}</p>
      ) : null}
      <p class="matrix-spot" aria-hidden="true" lang="id">
        {told1?.concept && told1.agency !== undefined ? (
          <>
            <strong>{names.of(told1.agency)}</strong> · {told1.concept.label.slice(0, 200)}
          </>
        ) : (
          <span lang={undefined}>{tell('matrixHint')}</span>
        )}
      </p>
    </>
  );
}

const turns: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
const clamp = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

/** How far to scroll so that a place lies in the room. */
function kept(scrolled: number, at: number, size: number, room: number): number {
  if (at < scrolled) return at;
  return at + size > scrolled + room ? at + size - room : scrolled;
}

function sortedBy(concepts: readonly Covered[], order: Order): Covered[] {
  if (order === 'coverage') return [...concepts];
  if (order === 'label') return [...concepts].sort((a, b) => a.label.localeCompare(b.label, 'id'));
  // those of one agency first, as they were among themselves
  return [...concepts].sort((a, b) => Number(b.cells.has(order)) - Number(a.cells.has(order)));
}

/** The place of an agency with its level in short, as heads have little room: what tells agencies apart comes first. */
function placeOf({ agencies }: Holdings, agency: number): string {
  const region = agencies.texts('regionName').of(agency);
  return region === null ? '' : region.replace(/^Kabupaten /, 'Kab. ').replace(/^Provinsi /, 'Prov. ');
}

/** The name of an agency without its place. */
function withoutPlace({ agencies }: Holdings, agency: number): string {
  const [name, region] = [agencies.texts('name').of(agency) ?? '', agencies.texts('regionName').of(agency)];
  const own = region !== null && name.endsWith(region) ? name.slice(0, -region.length).trim() : name;
  return own.length > 60 ? `${own.slice(0, 60)}…` : own;
}

function Blank({ count }: { count: number }): JSX.Element | null {
  return count <= 0 ? null : (
    <td
      class="blank"
      role="presentation"
      aria-hidden="true"
      style={{ width: `${count * columnWidth}px`, minWidth: `${count * columnWidth}px` }}
    />
  );
}

function Room({ rows }: { rows: number }): JSX.Element | null {
  return rows <= 0 ? null : (
    <tr class="gap" role="presentation" aria-hidden="true" style={{ height: `${rows * rowHeight}px` }}>
      <td />
    </tr>
  );
}
