/** The fields of an indicator, each with its evidence. */
import { labelOf } from '../../kit/labels.ts';
import { number } from '../../kit/language.ts';
import type { ComponentChildren, JSX } from '../../kit/ui.ts';
import { evidenceFor, evidenceOf, type FieldEvidence } from '../data/evidence.ts';
import { entriesOf } from '../opened/holdings.ts';
import type { Table } from '../opened/table.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { EvidencePicture, sheetOf, type Mark } from '../parts/evidence-picture.tsx';
import { Formula } from '../parts/formula.tsx';
import { Words } from '../parts/long-text.tsx';
import { keyWord, placeWords, sureness, tell, told } from '../opened/wording.ts';

type Tables = Record<'evidence' | 'edits' | 'issues' | 'pages' | 'targets', Table>;

/** Fields of one text, in the order of reading; the others are told in ways of their own. */
const before = [
  'name',
  'canonicalName',
  'goal',
  'goalIndicator',
  'objective',
  'regionalObjective',
  'regionalIndicator',
  'definition',
  'rationale',
];
const after = ['programs', 'other', 'context'];

export function Fields({ page, row, tables }: { page: Explorer; row: number; tables: Tables | null }): JSX.Element {
  const { indicators } = page.held;
  const text = (column: string): string | null => indicators.texts(column).of(row);
  const evidence = tables === null ? [] : evidenceOf(tables, row);
  const field = (key: string, content: ComponentChildren): JSX.Element | null =>
    content === null ? null : (
      <Field key={key} label={labelOf(key)} content={content}>
        <Evidence page={page} row={row} of={evidenceFor(evidence, key)} tables={tables} />
      </Field>
    );
  const plain = (key: string): JSX.Element | null => {
    const value = text(key);
    return value === null || (key === 'canonicalName' && value === text('name'))
      ? null
      : field(key, <Words text={value} />);
  };
  const list = (key: string): JSX.Element | null => {
    const entries = entriesOf(text(key));
    if (entries.length === 0) return null;
    return field(
      key,
      entries.length === 1 ? (
        <Words text={entries[0]!} />
      ) : (
        <ul class="entries">
          {entries.map((entry) => (
            <li>
              <Words text={entry} />
            </li>
          ))}
        </ul>
      ),
    );
  };
  const formula = {
    numerator: text('numerator'),
    denominator: text('denominator'),
    multiplier: indicators.numbers('multiplier')[row] ?? null,
    text: text('formula'),
    means: { numerator: text('numeratorMeans'), denominator: text('denominatorMeans') },
  };
  const unit = text('unit');
  const measure = text('measure');
  return (
    <dl class="fields">
      {before.map(plain)}
      {formula.text === null && formula.numerator === null ? null : field('formula', <Formula {...formula} />)}
      {unit === null
        ? null
        : field(
            'unit',
            <>
              <span lang="id">{unitWords(unit, text('unitLabel'))}</span>
              {indicators.numbers('unitDerived')[row] === 1 ? <span class="muted"> ({tell('concluded')})</span> : null}
            </>,
          )}
      {measure === null ? null : <Field label={labelOf('measure')} content={keyWord('measure', measure)} />}
      {tables === null ? plain('targets') : <Targets page={page} row={row} tables={tables} evidence={evidence} />}
      {list('responsible')}
      {list('dataSources')}
      {after.map(list)}
    </dl>
  );
}

/** A unit by its symbol, with its name where that says more. */
export const unitWords = (symbol: string, label: string | null): string =>
  label === null || label === symbol ? symbol : `${symbol} (${label})`;

function Field({
  label,
  content,
  children,
}: {
  label: string;
  content: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="field">
      <dt>{label}</dt>
      <dd>
        <div class="value" lang="id" dir="auto">
          {content}
        </div>
        {children}
      </dd>
    </div>
  );
}

/** Targets and the value at the start, years beside each other. */
function Targets({
  page,
  row,
  tables,
  evidence,
}: {
  page: Explorer;
  row: number;
  tables: Tables;
  evidence: readonly FieldEvidence[];
}): JSX.Element | null {
  const { targets } = tables;
  const own = targets.of('indicator', row).map((at) => ({
    isStart: targets.texts('kind').of(at) === 'baseline',
    year: targets.numbers('year')[at] ?? null,
    heading: targets.texts('heading').of(at),
    text: targets.texts('text').of(at),
  }));
  if (own.length === 0) return null;
  const sorted = [...own].sort(
    (a, b) => Number(b.isStart) - Number(a.isStart) || (a.year ?? Infinity) - (b.year ?? Infinity),
  );
  return (
    <Field
      label={labelOf('targets')}
      content={
        <div class="scroll" role="group" aria-label={labelOf('targets')} tabIndex={0}>
          <table class="years">
            <thead>
              <tr>
                {sorted.map(({ year, heading, isStart }) => (
                  <th scope="col">
                    {isStart ? `${labelOf('baseline')} ` : ''}
                    {year ?? heading ?? (isStart ? '' : tell('noYear'))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {sorted.map(({ text }) => (
                  <td>{text}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      }
    >
      <Evidence
        page={page}
        row={row}
        of={[...evidenceFor(evidence, 'baseline'), ...evidenceFor(evidence, 'targets')]}
        tables={tables}
      />
    </Field>
  );
}

/** Where a field was read: the picture, the text before any mend, the mends, and what somebody decided. */
function Evidence({
  page,
  row,
  of,
  tables,
}: {
  page: Explorer;
  row: number;
  of: readonly FieldEvidence[];
  tables: Tables | null;
}): JSX.Element | null {
  if (tables === null || of.length === 0) return null;
  const places = of.flatMap((one) => one.places.map((place) => ({ ...place, label: labelOf(one.field) })));
  const first = places[0]!;
  const least = Math.min(...of.flatMap(({ confidence }) => confidence ?? 1));
  const mends = of.flatMap(({ edits }) => edits);
  return (
    <details class="evidence">
      <summary>
        {placeWords(first.page, first.line)}
        {', '}
        {tell('readSure', sureness(least))}
        {mends.length > 0 ? <span class="chip warning">{told(mends.length, 'mendOne', 'mendMany')}</span> : null}
        {of.some(({ decided }) => decided !== null) ? <span class="chip good">{tell('decidedChip')}</span> : null}
      </summary>
      <Pictures page={page} row={row} places={places} tables={tables} />
      {places.map(({ raw, label }) => (
        <p class="as-read">
          <span class="muted">{of.length > 1 ? `${label}, ${tell('readRaw')}` : tell('readRaw')}</span>{' '}
          <q lang="id" class="raw">
            <Words text={raw} />
          </q>
        </p>
      ))}
      {mends.map(({ from, to }) => (
        <p class="as-read">
          <span class="muted">{tell('mended')}</span>{' '}
          <span lang="id" class="raw">
            <del>{from === '' ? '∅' : from}</del> → <ins>{to === '' ? '∅' : to}</ins>
          </span>
        </p>
      ))}
      {of
        .flatMap(({ decided }) => (decided === null ? [] : [decided]))
        .map(({ as, by, on, before: was, why }) => (
          <p class="as-read">
            {tell('decidedBy', keyWord('decided', as), by, on.slice(0, 10))}
            {was === null ? '' : ` ${tell('decidedBefore', was)}`}
            {why === null ? '' : ` ${why}`}
          </p>
        ))}
      {of.some(({ isInherited }) => isInherited) ? <p class="hint">{tell('mergedCell')}</p> : null}
    </details>
  );
}

type Placed = FieldEvidence['places'][number] & { label: string };

function Pictures({
  page,
  row,
  places,
  tables,
}: {
  page: Explorer;
  row: number;
  places: readonly Placed[];
  tables: Tables;
}): JSX.Element {
  const pages = [...new Set(places.map((place) => place.page))];
  return (
    <>
      {pages.map((at) => {
        const sheet = sheetOf(tables.pages, page.held.documentOf[row]!, at);
        const marks = places.flatMap(({ page: on, box, label }): Mark[] =>
          on === at && box !== null ? [{ box, label }] : [],
        );
        if (sheet === null || marks.length === 0) return null;
        const alt = tell('pictureOf', number(sheet.page), marks[0]!.label);
        return (
          <figure>
            <EvidencePicture sheet={sheet} marks={marks} alt={alt} />
            <details>
              <summary>{tell('wholePage', number(sheet.page))}</summary>
              <EvidencePicture sheet={sheet} marks={marks} alt={alt} isWhole />
            </details>
          </figure>
        );
      })}
    </>
  );
}
