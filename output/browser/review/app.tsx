/** The review page: one row a screen, one decision a key. */
import type { RunAnswer } from '../../../pipeline/model/review/answers.ts';
import { language } from '../kit/language.ts';
import { useEffect, useMemo, useState, type JSX } from '../kit/ui.ts';
import { Ended, KeyBar, TopBar, Welcome } from './bars.tsx';
import { drawByKeys, runCommand } from './commands.ts';
import { commandOf, type Command } from './key-table.ts';
import { Facts } from './facts-panel.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { reviewing } from './reviewing.ts';
import { RowScreen } from './stage.tsx';
import { Help, Log, Sample } from './side-panels.tsx';
import { tell } from './say.ts';
import { Tables } from './tables-panel.tsx';

/** Milliseconds between two looks for what others decided. */
const followEvery = 3000;

/** Commands that one press of a key may run once only. */
const deciding: ReadonlySet<Command> = new Set(['acceptRow', 'acceptField', 'choose', 'unreadable', 'none']);

export function App({ answer }: { answer: RunAnswer }): JSX.Element {
  const [, draw] = useState(0);
  const page = useMemo(
    () =>
      reviewing(answer, () => {
        draw((times) => times + 1);
      }),
    [],
  );
  const { state } = page;
  useEffect(() => {
    void page.show(0);
    const timer = setInterval(() => void page.follow(), followEvery);
    return () => {
      clearInterval(timer);
    };
  }, []);
  useEffect(() => {
    document.documentElement.lang = language();
    document.title = `${tell('title')} · ${state.run.name}`;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (state.by === '') return;
      if (state.panel === 'draw' && drawByKeys(event, page)) return;
      const command = commandOf(event);
      if (command === null) return;
      if (event.repeat && deciding.has(command)) {
        event.preventDefault(); // a key that is held decides once
        return;
      }
      if (command === 'zoomIn' || command === 'zoomOut' || command === 'pan') {
        document.dispatchEvent(new CustomEvent('ikat-move', { detail: { key: event.key } }));
        event.preventDefault();
      } else {
        event.preventDefault();
        page.afterAll(() => {
          runCommand(command, event.key, page);
        });
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  const close = (): void => {
    page.set({ panel: 'none' });
  };
  if (state.by === '') return <Welcome page={page} />;
  return (
    <div class={state.panel === 'queue' ? 'review with-queue' : 'review'}>
      <a class="skip" href="#row">
        {tell('skip')}
      </a>
      <TopBar page={page} />
      <div class="stage">
        {/* always there on a wide screen; on others over the page when it is asked for */}
        <aside class="queue-side">
          <QueuePanel page={page} />
        </aside>
        <main id="row" tabIndex={-1}>
          {state.screen ? <RowScreen page={page} screen={state.screen} /> : <Ended page={page} />}
        </main>
      </div>
      <KeyBar page={page} />
      {state.panel === 'help' ? <Help close={close} /> : null}
      {state.panel === 'sample' ? <Sample page={page} close={close} /> : null}
      {state.panel === 'log' ? <Log close={close} /> : null}
      {state.panel === 'facts' ? <Facts page={page} close={close} /> : null}
      {state.panel === 'tables' ? <Tables page={page} close={close} /> : null}
    </div>
  );
}
