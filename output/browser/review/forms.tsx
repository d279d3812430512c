/** The forms of a row: what it says, a note, cutting it, joining it, one that was missed, a whole document. */
import type { RowAnswer } from '../../../pipeline/model/review/answers.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import { rootOf } from '../../../pipeline/model/meaning/fields.ts';
import { labelOf } from '../kit/labels.ts';
import { useLayoutEffect, useRef, type JSX } from '../kit/ui.ts';
import { valueNow } from './field-view.tsx';
import type { Drawing, Reviewing } from './reviewing.ts';
import { tell, toldAs, toldValue } from './say.ts';
import { TextForm, Typing, valueTyped } from './typing.tsx';

/** The form that is open over a row, null for none. */
export function RowForm({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element | null {
  const { state } = page;
  const field = screen.fields[state.field];
  switch (state.panel) {
    case 'edit':
      if (!field) return null;
      return (
        <Typing
          row={screen.id}
          field={field}
          value={valueNow(field)}
          take={(value, { alone, whole }) => {
            const key = whole ? rootOf(field.key) : field.key;
            const act: Act = { act: 'type', row: screen.id, field: key, value, ...(alone ? { alone } : {}) };
            void page.decide([act], 'field', `${labelOf(key)}: ${toldValue(value)}`);
          }}
        />
      );
    case 'note':
      return (
        <TextForm
          label={tell('noteLabel')}
          hint={tell('completeHint')}
          value={state.why}
          take={(why) => {
            page.set({ why: why.trim().slice(0, 300), panel: 'none' });
          }}
        />
      );
    case 'split':
      return <Split page={page} screen={screen} />;
    case 'merge':
      return <Merge page={page} screen={screen} />;
    case 'add':
      return state.drawing ? <Add page={page} screen={screen} drawing={state.drawing} /> : null;
    case 'draw':
      return <p class="note">{tell('drawHint')}</p>;
    case 'document':
      return <WholeDocument page={page} screen={screen} />;
    default:
      return null;
  }
}

function Split({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element {
  return (
    <TextForm
      label={tell('splitTitle')}
      hint={tell('splitHint')}
      value={screen.name ?? ''}
      rows={3}
      take={(text) => {
        const names = text.split('\n').flatMap((line) => line.trim() || []);
        if (names.length < 2) {
          page.set({ told: tell('splitFew') });
          return;
        }
        const act: Act = { act: 'split', row: screen.id, into: names.map((name) => ({ name })) };
        void page.decide([act], 'row', toldAs('split'));
      }}
    />
  );
}

function Merge({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element | null {
  const { below } = screen;
  if (!below) return null;
  return (
    <TextForm
      label={tell('mergeTitle')}
      hint={tell('mergeHint')}
      value={[screen.name, page.state.rows.get(below.id)?.name ?? below.name].filter((one) => one !== null).join(' ')}
      take={(text) => {
        const name = valueTyped('name', text);
        void page.decide(
          [{ act: 'merge', row: screen.id, with: [below.id], values: { name } }],
          'row',
          toldAs('merged'),
        );
      }}
    />
  );
}

function Add({ page, screen, drawing }: { page: Reviewing; screen: RowAnswer; drawing: Drawing }): JSX.Element {
  const first = useRef<HTMLTextAreaElement>(null);
  const { read } = drawing;
  const isRead = read !== null && read !== 'reading';
  useLayoutEffect(() => {
    if (isRead) first.current?.focus();
  }, [isRead]);
  if (!isRead) return <p class="note">{tell('reading')}</p>;
  const values: Record<string, string | string[] | null> = { name: null, ...read.values };
  const keys = Object.keys(values);
  return (
    <form
      class="typing"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const typed = Object.fromEntries(
          keys.flatMap((key) => {
            const given = data.get(key);
            const value = valueTyped(key, typeof given === 'string' ? given : '');
            return value === null || value.length === 0 ? [] : [[key, value]];
          }),
        );
        const [x0, y0, x1, y1] = drawing.box;
        const place = {
          document: screen.document,
          page: drawing.page,
          box: [x0, y0, x1, y1] as [number, number, number, number],
        };
        void page.decide([{ act: 'add', ...place, values: typed }], 'stay', toldAs('missing-row'));
      }}
    >
      <p class="hint">{tell(howRead[read.how])}</p>
      {keys.map((key, i) => (
        <>
          <label for={`add-${key}`}>{labelOf(key)}</label>
          <textarea
            id={`add-${key}`}
            name={key}
            rows={2}
            lang="id"
            required={key === 'name'}
            ref={i === 0 ? first : null}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          >
            {textOf(values[key] ?? null)}
          </textarea>
        </>
      ))}
      <p class="buttons">
        <button class="main">{tell('take')}</button>
      </p>
    </form>
  );
}

const howRead = { words: 'readWords', source: 'readSource', picture: 'readPicture' } as const;

const textOf = (value: string | string[] | null): string => (Array.isArray(value) ? value.join('\n') : (value ?? ''));

function WholeDocument({ page, screen }: { page: Reviewing; screen: RowAnswer }): JSX.Element {
  const yes = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    yes.current?.focus();
  }, []);
  const rows = page.state.run.documents[screen.document]?.rows ?? 0;
  return (
    <div class="typing" role="alertdialog" aria-labelledby="document-sure">
      <p id="document-sure">{tell('documentSure', rows)}</p>
      <p class="buttons">
        <button
          type="button"
          class="main"
          ref={yes}
          onClick={() => {
            const told = tell('accepted', page.state.run.documents[screen.document]?.file ?? '');
            void page.decide([{ act: 'accept-document', document: screen.document }], 'row', told);
          }}
        >
          {tell('yes')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            page.set({ panel: 'none' });
          }}
        >
          {tell('cancel')}
        </button>
      </p>
    </div>
  );
}
