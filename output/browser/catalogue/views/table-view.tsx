/** All indicators as a table: columns to choose, to sort by, and to take along; a row leads to its evidence. */
import { useEffect, useRef, type JSX } from '../../kit/ui.ts';
import { number } from '../../kit/language.ts';
import { Sure } from '../parts/certainty.tsx';
import { mostPrinted, useMedia, useSlice } from '../parts/slices.ts';
import { labelOf } from '../../kit/labels.ts';
import type { Hit } from '../data/finding-rows.ts';
import type { Column } from '../data/table-columns.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { placesOf } from '../opened/holdings.ts';
import { tell } from '../opened/wording.ts';

/** CSS pixels of a row: three lines of text, or a card on a narrow screen; the style sheet has the same. */
const rowHeight = 68;
const cardHeight = 124;

/** Letters of a cell that are drawn: three lines never show more, and a text of ten thousand is slow to lay out. */
const mostLetters = 400;

export function TableView({ page }: { page: Explorer }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const isNarrow = useMedia('(max-width: 640px)');
  const height = isNarrow ? cardHeight : rowHeight;
  const rows = page.sorted();
  const isBesidePanel = useMedia('(min-width: 1321px) and (max-width: 1800px)') && page.state.indicator !== '';
  // beside an open indicator there is no room for all; what it says itself gives way
  const columns = page
    .shownColumns()
    .filter(({ key }) => !isBesidePanel || page.state.columns !== null || !saidBeside.has(key));
  const { first, last } = useSlice(frame, rows.length, height);
  const { q, chosen, sort } = page.state;
  useEffect(() => frame.current?.scrollTo(0, 0), [q, JSON.stringify(chosen), sort]);
  const { indicator } = page.state;
  useEffect(() => {
    const element = frame.current;
    const at =
      indicator === '' || !element ? -1 : rows.indexOf(placesOf(page.held.indicators, 'id').get(indicator) ?? -1);
    if (at < 0) return;
    const room = element!.clientHeight - (element!.querySelector('thead')?.offsetHeight ?? 0);
    const top = at * height - element!.scrollTop;
    // a link leads to the row; one that was clicked is in sight
    if (top < 0 || top + height > room) element!.scrollTop = Math.max(0, at * height - (room - height) / 2);
  }, [indicator]);
  useEffect(() => {
    if (wanted.current === null) return;
    const link = frame.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"] a`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  const step = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset['at'];
    const element = frame.current;
    if (by === undefined || here === undefined || element === null || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor(element.clientHeight / height) - 1);
    const next =
      by === 'first'
        ? 0
        : by === 'last'
          ? rows.length - 1
          : Number(here) + by * (event.key.startsWith('Page') ? page : 1);
    const at = Math.max(0, Math.min(rows.length - 1, next));
    const head = element.querySelector('thead')?.offsetHeight ?? 0;
    const top = at * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight - head)
      element.scrollTop = top + height - element.clientHeight + head;
    const link = element.querySelector<HTMLElement>(`[data-at="${at}"] a`);
    if (link) link.focus({ preventScroll: true });
    else wanted.current = at;
  };
  if (rows.length === 0)
    return (
      <div class="empty">
        <p class="large">{tell(page.held.indicators.count === 0 ? 'noIndicators' : 'nothingFits')}</p>
        <p>{tell(page.held.indicators.count === 0 ? 'noIndicatorsHint' : 'nothingFitsHint')}</p>
      </div>
    );
  return (
    <>
      <div class="table-frame" ref={frame} role="region" aria-label={tell('tableLabel')} tabIndex={0} onKeyDown={step}>
        <table
          class="rows"
          role="table"
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          style={{ minWidth: `${columns.reduce((sum, { width }) => sum + width, 0)}rem` }}
        >
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={{ width: `${width}rem` }} />
            ))}
          </colgroup>
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              {columns.map((column) => (
                <Heading key={column.key} page={page} column={column} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            <Gap rows={first} height={height} columns={columns.length} />
            {Array.from(rows.subarray(first, last), (row, i) => (
              <Row key={row} page={page} row={row} at={first + i} columns={columns} />
            ))}
            <Gap rows={rows.length - last} height={height} columns={columns.length} />
          </tbody>
        </table>
      </div>
      {rows.length > mostPrinted ? (
        <p class="on-paper">{tell('printedOf', number(mostPrinted), number(rows.length))}</p>
      ) : null}
    </>
  );
}

const saidBeside: ReadonlySet<string> = new Set(['formula', 'unit']);

const steps: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 1,
  PageUp: -1,
  Home: 'first',
  End: 'last',
};

/** The room of rows that are not drawn. */
function Gap({ rows, height, columns }: { rows: number; height: number; columns: number }): JSX.Element | null {
  if (rows <= 0) return null;
  return (
    <tr class="gap" role="presentation" aria-hidden="true" style={{ height: `${rows * height}px` }}>
      <td colSpan={columns} />
    </tr>
  );
}

function Heading({ page, column }: { page: Explorer; column: Column }): JSX.Element {
  const { sort } = page.state;
  const isSorted = sort.replace(/^-/, '') === column.key;
  const isDown = isSorted && sort.startsWith('-');
  const next = !isSorted ? column.key : isDown ? '' : `-${column.key}`;
  return (
    <th
      scope="col"
      role="columnheader"
      class={column.kind}
      aria-sort={!isSorted ? 'none' : isDown ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        onClick={() => {
          page.go({ sort: next }, false);
        }}
      >
        <span>{column.label()}</span>
        <span class="arrow" aria-hidden="true">
          {isSorted ? (isDown ? '↓' : '↑') : '↕'}
        </span>
      </button>
    </th>
  );
}

function Row({
  page,
  row,
  at,
  columns,
}: {
  page: Explorer;
  row: number;
  at: number;
  columns: readonly Column[];
}): JSX.Element {
  const id = page.held.indicators.texts('id').of(row)!;
  const isOpen = page.state.indicator === id;
  const shown = columns.map(({ key }) => key);
  const found = page.state.q === '' ? null : page.finder.hit(page.state.q, row);
  // a hit in a column that is shown is seen there
  const hit = found !== null && shown.includes(found.column) ? null : found;
  const hasName = columns.some(({ key }) => key === 'name');
  return (
    <tr
      role="row"
      aria-rowindex={at + 2}
      data-at={at}
      class={isOpen ? 'open' : undefined}
      onClick={(event) => {
        // a click anywhere in the row opens it, but not one that marks text
        if ((event.target as Element).closest('a') || String(getSelection()) !== '') return;
        page.go({ indicator: id });
      }}
    >
      {columns.map((column, i) => {
        const text = cut(column.shown(row));
        const isLink = hasName ? column.key === 'name' : i === 0;
        return (
          <td
            key={column.key}
            role="cell"
            class={isLink && hit !== null ? `${column.kind} with-hit` : column.kind}
            data-column={column.key}
            data-label={column.label()}
            dir="auto"
          >
            <div lang={foreign.has(column.key) ? undefined : 'id'}>
              {isLink ? (
                <>
                  <a href={page.link({ indicator: id })} aria-current={isOpen ? 'true' : undefined}>
                    {text === '' ? tell('noName') : text}
                  </a>
                  {hit === null ? null : <FoundAt page={page} hit={hit} />}
                </>
              ) : column.kind === 'sure' ? (
                <Sure value={column.value(row) as number | null} text={text} />
              ) : (
                text
              )}
            </div>
          </td>
        );
      })}
    </tr>
  );
}

/** Columns whose texts are in the language of the page. */
const foreign = new Set(['regionLevel', 'sectors', 'level', 'measure', 'issues', 'confidence', 'year', 'page']);

const cut = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text);

/** Letters of a text around what was found in it: the hit itself must be in sight. */
const before = 14;
const after = 60;

/** Where a row was found whose name does not say what was searched for. */
function FoundAt({ page, hit }: { page: Explorer; hit: Hit }): JSX.Element {
  const { column, text, name } = hit;
  const label = page.columns.find(({ key }) => key === column)?.label() ?? labelOf(column);
  if (text === null) return <span class="found-at">{tell('foundByTerm', name)}</span>;
  const at = page.finder.marks(name)?.exec(text);
  const [from, to] = at ? [at.index, at.index + at[0].length] : [0, 0];
  return (
    <span class="found-at">
      {tell('foundIn', label)}{' '}
      <bdi>
        {from > before ? '…' : ''}
        {text.slice(Math.max(0, from - before), from)}
        <mark>{text.slice(from, to)}</mark>
        {text.slice(to, to + after)}
      </bdi>
    </span>
  );
}
