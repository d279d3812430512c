/** One field of the row: its piece of paper beside its value, how that was read, and what reviewers say. */
import type { FieldScreen, Opinion, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import { fieldOf } from '../../../pipeline/model/meaning/fields.ts';
import { labelOf } from '../kit/labels.ts';
import { percentOf } from '../kit/language.ts';
import { useEffect, useRef, type JSX } from '../kit/ui.ts';
import { surelyRead } from './sight/attention.ts';
import { Findings, isAboutOneOf } from './row-findings.tsx';
import { Piece } from './piece.tsx';
import { whatDiffers } from './completion.ts';
import { tell, toldAs, toldTime, toldValue } from './say.ts';

type Given = {
  screen: RowAnswer;
  field: FieldScreen;
  /** Whether the field before it was read in the same cell, and shows it. */
  isSameCell: boolean;
  /** Whether it is the first card of its field: the others are its parts. */
  isFirstPart: boolean;
  /** Whether the row was just opened, and nobody has gone to another field of it. */
  isFirstLook: boolean;
  /** Whether it waits for somebody to look at it. */
  isDoubted: boolean;
  isActive: boolean;
  activate: () => void;
  choose: (at: number) => void;
};

/** The value as it stands: what a reviewer said last, or what was read. */
export function valueNow({ value, opinions }: FieldScreen): FieldScreen['value'] {
  const last = opinions.at(-1);
  if (last === undefined) return value;
  return last.as === 'unreadable' ? null : last.value;
}

export function FieldView(given: Given): JSX.Element {
  const { screen, field, isSameCell, isFirstPart, isFirstLook, isDoubted, isActive, activate, choose } = given;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const own = element.current;
    if (!isActive || !own) return undefined;
    if (!document.activeElement?.closest('input, textarea, select, dialog')) own.focus({ preventScroll: true });
    const bring = (): void => {
      const side = own.closest('.row-side');
      const scrolled = side && side.scrollHeight > side.clientHeight ? side : document.documentElement;
      // a row begins at its top, as far as the field that is to be looked at allows
      if (isFirstLook) scrolled.scrollTop = 0;
      // the name of the row stays above the fields, and may take several lines
      own.scrollIntoView({ block: 'nearest' });
      const header = own.closest('.row-panel')?.querySelector('header')?.getBoundingClientRect();
      const under = (header?.bottom ?? 0) + 6 - own.getBoundingClientRect().top;
      if (under > 0) scrolled.scrollBy(0, -under);
    };
    bring();
    // pieces of paper find their size when their picture is there
    const observer = new ResizeObserver(bring);
    observer.observe(own.parentElement ?? own);
    return () => {
      observer.disconnect();
    };
  }, [isActive, screen.id]);
  const label = labelOf(field.key);
  const last = field.opinions.at(-1);
  const state = last ? 'decided' : isDoubted ? 'doubted' : 'open';
  const isSaidUnsure = !last && field.segments.length > 0 && field.confidence < surelyRead;
  const found = isFirstPart ? screen.issues.filter((one) => isAboutOneOf([field], one)) : [];
  return (
    <li
      class={['field', state, isShort(field) && 'short', field.absent && 'absent', isActive && 'active']
        .filter(Boolean)
        .join(' ')}
      ref={element}
      tabIndex={isActive ? 0 : -1}
      aria-current={isActive ? 'true' : undefined}
      data-field={field.key}
      onClick={activate}
    >
      <div class="field-head">
        <h3>{label}</h3>
        {field.shared > 1 ? <span class="hint">{tell('sharedBy', field.shared)}</span> : null}
        {field.concluded ? <span class="hint">{tell('concluded')}</span> : null}
        {isSaidUnsure ? <span class="chip warning">{tell('fieldSure', percentOf(field.confidence))}</span> : null}
        {last ? <span class="chip good">{`✓ ${toldAs(last.as)}`}</span> : null}
      </div>
      <Findings issues={found} texts={screen.texts} />
      <div class="field-body">
        {field.segments.length === 0 ? null : isSameCell ? (
          <p class="hint same-cell">{tell('sameCell')}</p>
        ) : (
          <Pieces screen={screen} field={field} label={label} />
        )}
        <div class="values">
          <Value value={valueNow(field)} isAbsent={field.absent && !last} />
          {last && toldValue(last.value) !== toldValue(field.value) ? (
            <p class="was" lang="id">
              <del>{toldValue(field.value)}</del>
            </p>
          ) : null}
          {editsOf(field).map(({ from, to }) => (
            <p class="was">
              <span lang="id">
                <del>{from}</del> → <ins>{to}</ins>
              </span>
            </p>
          ))}
          {field.key === 'name' && screen.canonicalName !== null && screen.canonicalName !== screen.name ? (
            <p class="was">
              {`${tell('today')}: `}
              <span lang="id">{screen.canonicalName}</span>
            </p>
          ) : null}
          {isActive && field.choices.length > 0 ? <Choices field={field} choose={choose} /> : null}
          <Opinions opinions={field.opinions} disagreed={field.disagreed} isOpen={isActive} />
        </div>
      </div>
    </li>
  );
}

/** The mends of a value; of a part of a cell those of its own words. */
function editsOf({ key, value, edits }: FieldScreen): FieldScreen['edits'] {
  return key.includes('.') ? edits.filter(({ to }) => to !== '' && toldValue(value).includes(to)) : edits;
}

/** Fields of a number or a word stand two abreast: the years of a plan took a screen. */
const isShort = ({ key, absent, opinions }: FieldScreen): boolean =>
  (absent && opinions.length === 0) || fieldOf(key)?.decided === 'years' || shortFields.has(key);

const shortFields = new Set(['unit', 'baseline', 'code', 'formula.multiplier']);

function Pieces({ screen, field, label }: { screen: RowAnswer; field: FieldScreen; label: string }): JSX.Element {
  const pieces = field.segments.flatMap(({ page, box }) => {
    const sheet = screen.pages.find((one) => one.page === page);
    return box && sheet?.picture ? [{ box, sheet }] : [];
  });
  if (pieces.length === 0) {
    return (
      <div class="pieces">
        <p class="raw" lang="id">
          {field.raw}
        </p>
      </div>
    );
  }
  return (
    <div class="pieces">
      {pieces.map(({ box, sheet }, i) => (
        <>
          {i > 0 ? (
            <p class="hint goes-on">
              {`↓ ${tell(sheet.page === pieces[i - 1]!.sheet.page ? 'goesOn' : 'goesOnPage', sheet.page)}`}
            </p>
          ) : null}
          <Piece
            key={`${sheet.page} ${box.join(' ')}`}
            document={screen.document}
            page={sheet}
            box={box}
            alt={tell('crop', label)}
          />
        </>
      ))}
    </div>
  );
}

function Value({ value, isAbsent }: { value: FieldScreen['value']; isAbsent: boolean }): JSX.Element {
  if (value === null || value.length === 0)
    return <p class="value absent">{tell(isAbsent ? 'nothingRead' : 'nothingThere')}</p>;
  if (typeof value === 'string' || value.length === 1) {
    return (
      <p class="value" lang="id">
        {typeof value === 'string' ? value : value[0]}
      </p>
    );
  }
  return (
    <ul class="value" lang="id">
      {value.map((entry) => (
        <li>{entry}</li>
      ))}
    </ul>
  );
}

const froms = { raw: 'fromRaw', lost: 'fromLost', above: 'fromAbove' } as const;

function Choices({ field, choose }: { field: FieldScreen; choose: (at: number) => void }): JSX.Element {
  return (
    <ul class="choices" aria-label={tell('choices')}>
      {field.choices.map(({ value, from }, i) => (
        <li>
          <button
            type="button"
            tabIndex={-1}
            onClick={() => {
              choose(i);
            }}
          >
            <kbd>{i + 1}</kbd>
            <span lang="id">{whatDiffers(toldValue(field.value), toldValue(value))}</span>
            <small>{tell(froms[from])}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What reviewers say: all of them where they disagree, else the last on the field that is looked at. */
export function Opinions({
  opinions,
  disagreed,
  isOpen,
}: {
  opinions: readonly Opinion[];
  disagreed: boolean;
  isOpen: boolean;
}): JSX.Element | null {
  if (opinions.length === 0 || !(isOpen || disagreed)) return null;
  return (
    <div class={disagreed ? 'opinions disagreed' : 'opinions'}>
      {disagreed ? <p class="warning">{tell('disagreed')}</p> : null}
      <ul>
        {opinions.map(({ as, value, by, on, why }) => (
          <li>
            {tell('byOn', by, toldTime(on), toldAs(as))}
            {as === 'corrected' || disagreed ? (
              <>
                {': '}
                <span lang="id">{toldValue(value)}</span>
              </>
            ) : null}
            {why === undefined ? null : ` — ${why}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
