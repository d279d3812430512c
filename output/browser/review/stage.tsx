/** The screen of a row: the picture of its page at one side, the row at the other. */
import type { PageScreen, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import type { JSX } from '../kit/ui.ts';
import { readBox, runCommand } from './commands.ts';
import { RowForm } from './forms.tsx';
import { PageView } from './picture/page-view.tsx';
import type { Reviewing } from './reviewing.ts';
import { RowPanel } from './row-panel.tsx';
import { tell } from './say.ts';

export function RowScreen({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element {
  const { state } = page;
  const sheets = screen.pages.filter(({ picture }) => picture);
  const active = screen.fields[state.field]?.segments[0]?.page;
  const sheet = sheets.find((one) => one.page === active) ?? sheets[0];
  return (
    <div class={sheet ? 'row-screen' : 'row-screen alone'}>
      <section
        class="page-side"
        aria-label={sheet ? tell('picture', sheet.page, screen.pages.length) : tell('noPicture')}
      >
        {sheet ? <Picture page={page} screen={screen} sheet={sheet} /> : <p class="hint">{tell('noPicture')}</p>}
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

function Picture({ page, screen, sheet }: { page: Reviewing; screen: RowAnswer; sheet: PageScreen }): JSX.Element {
  const { state, set } = page;
  const move = (key: string): void => {
    document.dispatchEvent(new CustomEvent('ikat-move', { detail: { key } }));
  };
  return (
    <>
      <PageView
        screen={screen}
        page={sheet}
        of={screen.pages.length}
        field={state.field}
        look={state.look}
        layer={state.layer}
        drawing={state.drawing}
        isDrawing={state.panel === 'draw'}
        draw={(box, number) => {
          set({ drawing: { page: number, box, read: null } });
        }}
      />
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
