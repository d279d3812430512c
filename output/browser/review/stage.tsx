/** The screen of a row: the picture of its page at one side, the row at the other. */
import type { PageScreen, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import type { JSX } from '../kit/ui.ts';
import { readBox, runCommand } from './commands.ts';
import { RowForm } from './forms.tsx';
import { sheetsInSight } from './sight/sheets-in-sight.ts';
import { PageView } from './page-view.tsx';
import type { Reviewing } from './reviewing.ts';
import { RowPanel } from './row-panel.tsx';
import { tell } from './say.ts';

export function RowScreen({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element {
  const { state } = page;
  const sheets = screen.pages.filter(({ picture }) => picture);
  const shown = sheetsInSight(screen, state.field, sheets);
  const active = screen.fields[state.field]?.segments[0]?.page;
  // a box is drawn on one page
  const drawn =
    state.panel === 'draw'
      ? shown.filter(({ page: at }, i) => (shown.some((one) => one.page === active) ? at === active : i === 0))
      : shown;
  return (
    <div class={sheets.length > 0 ? 'row-screen' : 'row-screen alone'}>
      <section class="page-side" aria-label={tell('pictures')}>
        {drawn.length > 0 ? (
          <Pictures page={page} screen={screen} sheets={drawn} />
        ) : (
          <p class="hint">{tell('noPicture')}</p>
        )}
      </section>
      <div class="row-side">
        <RowForm page={page} screen={screen} />
        <RowPanel
          page={page}
          screen={screen}
          choose={(at) => {
            runCommand('choose', String(at + 1), page);
          }}
        />
        <Added page={page} screen={screen} />
      </div>
    </div>
  );
}

function Pictures({
  page,
  screen,
  sheets,
}: {
  page: Reviewing;
  screen: RowAnswer;
  sheets: readonly PageScreen[];
}): JSX.Element {
  const { state, set } = page;
  const move = (key: string): void => {
    document.dispatchEvent(new CustomEvent('ikat-move', { detail: { key } }));
  };
  return (
    <>
      <div class="sights">
        {sheets.map((sheet) => (
          <PageView
            key={sheet.page}
            screen={screen}
            page={sheet}
            isOneOfSeveral={sheets.length > 1}
            field={state.field}
            look={state.look}
            layer={state.layer}
            drawing={state.drawing}
            isDrawing={state.panel === 'draw'}
            draw={(box, number) => {
              set({ drawing: { page: number, box, read: null } });
            }}
          />
        ))}
      </div>
      <div class="sight-buttons" role="group" aria-label={tell('keyZoom')}>
        <button
          type="button"
          class="quiet"
          aria-label={tell('zoomIn')}
          onClick={() => {
            move('+');
          }}
        >
          +
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={tell('zoomOut')}
          onClick={() => {
            move('-');
          }}
        >
          −
        </button>
        <button type="button" class="quiet" onClick={() => runCommand('fit', 'w', page)}>
          {tell(state.look.at === 'row' ? 'zoomPage' : 'zoomRow')}
        </button>
        <button type="button" class="quiet" aria-pressed={state.layer} onClick={() => runCommand('layer', 'v', page)}>
          {tell('layer')}
        </button>
        {state.panel === 'draw' ? (
          <button type="button" class="main" onClick={() => void readBox(page, screen)}>
            {tell('take')}
          </button>
        ) : null}
      </div>
    </>
  );
}

/** Rows that reviewers added to the document on the screen. */
function Added({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element | null {
  const own = page.state.added.filter(({ document }) => document === screen.document);
  if (own.length === 0) return null;
  return (
    <section class="added" aria-labelledby="added-title">
      <h3 id="added-title">{tell('added')}</h3>
      <ul>
        {own.map(({ document, page: at, box, name, by }) => (
          <li>
            <span lang="id">{name}</span> <small>{`${at} · ${by}`}</small>{' '}
            {box && by === page.state.by ? (
              <button
                type="button"
                class="quiet"
                onClick={() => void page.decide([{ act: 'remove', document, page: at, box }], 'stay', tell('remove'))}
              >
                {tell('remove')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
