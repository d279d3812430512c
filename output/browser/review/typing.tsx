/** Typing: one field with completion, names one a line, a note. Enter takes, Escape leaves. */
import type { CompletionsAnswer, FieldScreen } from '../../../pipeline/model/review/answers.ts';
import { fieldOf } from '../../../pipeline/model/meaning/fields.ts';
import { labelOf } from '../kit/labels.ts';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from '../kit/ui.ts';
import { get, isFailure } from './server/asking.ts';
import { completionsFor } from './completion.ts';
import { tell } from './say.ts';

type Value = string | string[] | null;

const textOf = (value: Value): string => (Array.isArray(value) ? value.join('\n') : (value ?? ''));

/** What a typed text is about beside its field: this row `alone` of those that share its cell, the `whole` of which the field is a part. */
export type About = { alone: boolean; whole: boolean };
const usual: About = { alone: false, whole: false };

/** A text as a value of a field: entries of a list a line each. */
export function valueTyped(field: string, text: string): Value {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return fieldOf(field)?.decided === 'list' ? lines : lines.join(' ') || null;
}

export function Typing({
  row,
  field,
  value,
  take,
}: {
  row: string;
  field: FieldScreen;
  value: Value;
  take: (value: Value, about: About) => void;
}): JSX.Element {
  const isPart = field.key.startsWith('formula.');
  const isShared = field.shared > 1;
  const isList = fieldOf(field.key)?.decided === 'list';
  const [known, setKnown] = useState<CompletionsAnswer>({ values: [], words: [] });
  useEffect(() => {
    void get<CompletionsAnswer>('/api/completions', { id: row, field: field.key }).then((answered) => {
      if (!isFailure(answered)) setKnown(answered);
    });
  }, [row, field.key]);
  const about = [isList ? tell('oneALine') : '', isShared ? tell('sharedBy', field.shared) : ''].filter(Boolean);
  const label = `${tell('typed', labelOf(field.key))}${about.length > 0 ? ` (${about.join('; ')})` : ''}`;
  return (
    <TextForm
      label={label}
      hint={tell('completeHint')}
      value={textOf(value)}
      known={known}
      take={(text, { alone, whole }) => {
        take(valueTyped(field.key, text), { alone: alone && isShared, whole: whole && isPart });
      }}
      more={(text) => (
        <>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              take(isList ? [] : null, usual);
            }}
          >
            {tell('takeNothing')}
          </button>
          {isShared ? (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                take(valueTyped(field.key, text), { ...usual, alone: true });
              }}
            >
              {tell('takeAlone')} <kbd>Ctrl ↵</kbd>
            </button>
          ) : null}
          {isPart ? (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                take(valueTyped(field.key, text), { ...usual, whole: true });
              }}
            >
              {tell('takeWhole')} <kbd>Alt ↵</kbd>
            </button>
          ) : null}
        </>
      )}
    />
  );
}

const nothingKnown: CompletionsAnswer = { values: [], words: [] };

/** A form of one text. With `known` it completes the line where the cursor stands. */
export function TextForm({
  label,
  hint,
  value,
  take,
  known = nothingKnown,
  more = () => null,
  rows = 2,
}: {
  label: string;
  hint: string;
  value: string;
  take: (text: string, about: About) => void;
  known?: CompletionsAnswer;
  more?: (text: string) => JSX.Element | null;
  rows?: number;
}): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(value);
  const [at, setAt] = useState(0);
  const [isTouched, setIsTouched] = useState(false);
  useLayoutEffect(() => {
    // before the next key comes
    area.current?.focus();
    area.current?.select();
  }, []);
  const end = area.current?.selectionStart ?? text.length;
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const offered = isTouched ? completionsFor(text.slice(start, end), known.values, known.words) : [];
  const chosen = Math.min(at, offered.length - 1);
  const complete = (whole: string): void => {
    setText(text.slice(0, start) + whole + text.slice(end));
    setAt(0);
    const cursor = start + whole.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(cursor, cursor);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      take(text, { alone: event.ctrlKey || event.metaKey, whole: event.altKey });
    } else if (offered.length > 0 && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      complete(offered[chosen]!);
    } else if (offered.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : offered.length - 1;
      setAt((chosen + step) % offered.length);
    }
  };
  return (
    <form
      class="typing"
      onSubmit={(event) => {
        event.preventDefault();
        take(text, usual);
      }}
    >
      <label for="typed">{label}</label>
      <textarea
        id="typed"
        ref={area}
        rows={Math.max(rows, Math.min(8, Math.ceil(text.length / 60) + text.split('\n').length - 1))}
        lang="id"
        value={text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls="offered"
        aria-activedescendant={offered.length > 0 ? `offered-${chosen}` : undefined}
        aria-describedby="typed-hint"
        onInput={(event) => {
          setText(event.currentTarget.value);
          setIsTouched(true);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul class="offered" id="offered" role="listbox" aria-label={tell('completions')} hidden={offered.length === 0}>
        {offered.map((one, i) => (
          <li
            id={`offered-${i}`}
            role="option"
            aria-selected={i === chosen}
            lang="id"
            onMouseDown={(event) => {
              event.preventDefault();
              complete(one);
            }}
          >
            {one}
          </li>
        ))}
      </ul>
      <p class="hint" id="typed-hint">
        {hint}
      </p>
      <p class="buttons">
        <button class="main">{tell('take')}</button>
        {more(text)}
      </p>
    </form>
  );
}
