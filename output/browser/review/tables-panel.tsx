/** The tables of the documents: those that were left alone may hold indicators, and those that were taken may hold none. */
import type { ReviewTable } from '../../../pipeline/model/review/answers.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import { named } from '../kit/language.ts';
import { useEffect, useRef, type JSX } from '../kit/ui.ts';
import { Dialog } from './dialog.tsx';
import { Piece } from './piece.tsx';
import type { Reviewing } from './reviewing.ts';
import { tell, toldAs } from './say.ts';

/** More are asked for a document at a time. */
const mostShown = 60;
/** Points of a table that tell which it is: its heading and a few rows. */
const shownHeight = 150;

type Listed = { document: number; table: ReviewTable };

/** The document of the screen (or of the filter) first, then what was left alone in the others. */
function listed({ state }: Reviewing): Listed[] {
  const { run, filters, screen } = state;
  const own = filters.document === '' ? (screen?.document ?? 0) : Number(filters.document);
  const of = (document: number): Listed[] =>
    (run.documents[document]?.tables ?? []).map((table) => ({ document, table }));
  const left = (one: Listed): number => (one.table.taken ? 1 : 0);
  const others = filters.document === '' ? run.documents.flatMap((_, i) => (i === own ? [] : of(i))) : [];
  const open = others.filter(({ table }) => !table.taken || table.opinions.length > 0);
  return [...of(own).sort((a, b) => left(a) - left(b)), ...open];
}

export function Tables({ page, close }: { page: Reviewing; close: () => void }): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const all = listed(page);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
  };
  return (
    <Dialog title={tell('tables')} close={close}>
      <p class="hint">{tell('tablesHow')}</p>
      {all.length === 0 ? <p>{tell('tablesNone')}</p> : null}
      <ul class="tables" ref={list} onKeyDown={step}>
        {all.slice(0, mostShown).map((one) => (
          <TableEntry key={keyOf(one)} page={page} one={one} />
        ))}
      </ul>
      {all.length > mostShown ? <p class="hint">{tell('tablesLeft', all.length - mostShown)}</p> : null}
    </Dialog>
  );
}

const keyOf = ({ document, table }: Listed): string =>
  JSON.stringify([document, table.pages, table.box, table.heading, table.level]);

function TableEntry({ page, one: { document, table } }: { page: Reviewing; one: Listed }): JSX.Element {
  const { kind, pages, rows, level, box, heading, because, taken, opinions, disagreed, sheet } = table;
  const file = page.state.run.documents[document]?.file ?? '';
  const place = { document, page: pages[0] ?? 1, box, heading };
  const own = opinions.some(({ by }) => by === page.state.by);
  const decide = (act: Act, told: string): void => {
    void page.decide([act], 'stay', told);
  };
  const title = tell(
    'candidateLine',
    level === null ? named(kind) : `${named(kind)} (${named(level)})`,
    pages.join(', '),
    rows,
  );
  return (
    <li>
      <p>
        <strong>{title}</strong> <small>{file}</small>{' '}
        <span class={taken ? 'chip good' : 'chip'}>{tell(taken ? 'tableTaken' : 'tableLeft')}</span>
        {opinions.map(({ as, by }) => (
          <span class="chip">{`${by}: ${toldAs(as)}`}</span>
        ))}
        {disagreed ? <span class="chip bad disagreed">{tell('disagreed')}</span> : null}
      </p>
      {box && sheet.picture ? (
        <Piece document={document} page={sheet} box={topOf(box)} alt={tell('tablePicture', sheet.page)} />
      ) : (
        <p lang="id">{heading}</p>
      )}
      <details>
        <summary>{tell('tableBecause')}</summary>
        <ul>
          {because.map((reason) => (
            <li lang="en">{reason}</li>
          ))}
        </ul>
      </details>
      <p class="buttons">
        {taken ? (
          <button
            type="button"
            onClick={() => {
              decide({ act: 'table', ...place, take: false }, toldAs('table-dropped'));
            }}
          >
            {tell('dropTable')}
          </button>
        ) : (
          <button
            type="button"
            class="main"
            onClick={() => {
              decide({ act: 'table', ...place, take: true }, toldAs('table-taken'));
            }}
          >
            {tell('takeTable')}
          </button>
        )}
        {own ? (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              decide({ act: 'withdraw-table', ...place }, toldAs('withdrawn'));
            }}
          >
            {tell('withdrawTable')}
          </button>
        ) : null}
      </p>
    </li>
  );
}

const topOf = ([x0, y0, x1, y1]: Box): Box => [x0, y0, x1, Math.min(y1, y0 + shownHeight)];
