/** One concept: what each agency says, side by side, with what differs; and whether the values can stand in one column. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import { labelOf } from '../../kit/labels.ts';
import { number } from '../../kit/language.ts';
import { useState, type JSX } from '../../kit/ui.ts';
import { besideOf, usualOf, type Beside } from '../data/comparing.ts';
import { canStandTogether, isSameUnit } from '../data/verdict.ts';
import { entriesOf, placesOf, type Holdings } from '../opened/holdings.ts';
import { useTables } from '../opened/opening.ts';
import { onlyHere, reasonSentence } from '../data/reasons-told.ts';
import type { Table } from '../opened/table.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { CopyButton } from '../parts/copying-button.tsx';
import { Formula } from '../parts/formula.tsx';
import { Words } from '../parts/long-text.tsx';
import { stableLink } from '../take/citing.ts';
import { keyWord, tell, told } from '../opened/wording.ts';
import { unitWords } from './shown-fields.tsx';

/** Rows of one relation that are shown before somebody asks for all. */
const shownFirst = 40;

export function ConceptView({ page }: { page: Explorer }): JSX.Element {
  const tables = useTables('members', 'targets');
  const { held, state } = page;
  const concept = placesOf(held.concepts, 'id').get(state.concept);
  if (concept === undefined) return <p class="empty">{tell('lostConcept')}</p>;
  const label = held.concepts.texts('label').of(concept) ?? '';
  if (tables === null) return <p class="waiting">{tell('loading')}</p>;
  const isAll = state.readings === 'all';
  const beside = besideOf(held, tables.members, concept, isAll);
  const others = besideOf(held, tables.members, concept, true).length - (isAll ? 0 : beside.length);
  const group = held.groupOf[concept]!;
  const near = beside.filter(({ relation }) => relation === 'exact' || relation === 'close');
  const agencies = new Set(near.map(({ row }) => held.agencyOf[row]!));
  const exact = new Set(near.flatMap(({ row, relation }) => (relation === 'exact' ? held.agencyOf[row]! : []))).size;
  const years = [
    ...new Set(near.flatMap(({ row }) => held.documents.numbers('year')[held.documentOf[row]!] ?? [])),
  ].sort();
  const verdict = canStandTogether(held, beside);
  const relations = [...new Set(beside.map(({ relation }) => relation))];
  return (
    <article class="concept">
      <header>
        <p class="above">
          <a href={page.link({ concept: '' })}>{tell('allConcepts')}</a>
        </p>
        <h2 lang="id" dir="auto">
          <Words text={label} />
        </h2>
        <p class="facts">
          <span>{told(agencies.size, 'measuredByOne', 'measuredBy')}</span>
          {exact === agencies.size ? null : <span>{tell('exactlyBy', number(exact))}</span>}
          {years.length > 0 ? <span>{years.length === 1 ? years[0] : `${years[0]!}–${years.at(-1)!}`}</span> : null}
          <CopyButton label={tell('copyLink')} text={() => stableLink({ view: 'concepts', concept: state.concept })} />
        </p>
        {group === concept ? null : (
          <p class="facts">
            {tell('inOtherWords')}{' '}
            <a href={page.link({ concept: held.concepts.texts('id').of(group)! })} lang="id" dir="auto">
              {held.concepts.texts('label').of(group)}
            </a>
          </p>
        )}
        <div class={`verdict ${verdict.can}`}>
          <p>
            <span class="question">{tell('oneColumn')}</span> <strong>{tell(`verdict.${verdict.can}`)}</strong>
          </p>
          <p>{verdict.reasons.join(' ')}</p>
        </div>
        {others === 0 || isAll ? null : (
          <p class="hint">
            {told(others, 'otherReadingOne', 'otherReadings')}{' '}
            <a href={page.link({ readings: 'all' })}>{tell('showThem')}</a>
          </p>
        )}
      </header>
      {relations.map((relation) => (
        <Relatives
          key={relation}
          page={page}
          label={label}
          rows={beside.filter((one) => one.relation === relation)}
          usual={near.map(({ row }) => row)}
          targets={tables.targets}
          hasTargets={beside.some(({ row }) => tables.targets.of('indicator', row).length > 0)}
        />
      ))}
    </article>
  );
}

type Shown = { page: Explorer; label: string; usual: readonly number[]; targets: Table; hasTargets: boolean };

function Relatives({ rows, ...shown }: Shown & { rows: readonly Beside[] }): JSX.Element {
  const [isLong, setLong] = useState(false);
  const { relation } = rows[0]!;
  const id = `relation-${relation}`;
  const heads = [
    tell('agency'),
    tell('wording'),
    labelOf('formula'),
    labelOf('unit'),
    ...(shown.hasTargets ? [labelOf('targets')] : []),
    labelOf('dataSources'),
    labelOf('responsible'),
  ];
  const usualUnit = usualUnitOf(shown.page.held, shown.usual);
  const usualMeasure = usualOf(shown.page.held, shown.usual, 'measure');
  const list = isLong ? rows : rows.slice(0, shownFirst);
  return (
    <section aria-labelledby={id} class={`relation ${relation}`}>
      <h3 id={id}>
        {tell(`relation.${relation}`)} <span class="count">{number(rows.length)}</span>
      </h3>
      <p class="hint">{tell(`relationHint.${relation}`)}</p>
      <div class="scroll" role="group" aria-labelledby={id} tabIndex={0}>
        <table class="side-by-side">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <Line key={one.row} {...shown} one={one} usualUnit={usualUnit} usualMeasure={usualMeasure} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > list.length ? (
        <button
          type="button"
          onClick={() => {
            setLong(true);
          }}
        >
          {tell('allOf', number(rows.length))}
        </button>
      ) : null}
    </section>
  );
}

/** The unit that most of these rows have. */
function usualUnitOf(held: Holdings, rows: readonly number[]): { symbol: string; per: number | null } | null {
  const usual = usualOf(held, rows, 'unit');
  const row = rows.find((one) => {
    const unit = held.indicators.texts('unit').of(one);
    return unit !== null && (foldText(unit) || unit) === usual;
  });
  if (row === undefined) return null;
  return { symbol: held.indicators.texts('unit').of(row)!, per: held.indicators.numbers('unitPer')[row] ?? null };
}

function Line({
  page,
  label,
  one,
  targets,
  hasTargets,
  usualUnit,
  usualMeasure,
}: Shown & {
  one: Beside;
  usualUnit: { symbol: string; per: number | null } | null;
  usualMeasure: string | null;
}): JSX.Element {
  const { indicators, agencies, documents, agencyOf, documentOf } = page.held;
  const { row } = one;
  const text = (column: string): string | null => indicators.texts(column).of(row);
  const year = documents.numbers('year')[documentOf[row]!] ?? null;
  const name = text('name') ?? tell('noName');
  const id = text('id')!;
  const tied = page.held.tiedWords(name, label);
  const unit = text('unit');
  const measure = text('measure');
  const per = indicators.numbers('unitPer')[row] ?? null;
  const otherUnit = unit !== null && usualUnit !== null && !isSameUnit({ symbol: unit, per }, usualUnit);
  const otherMeasure = measure !== null && usualMeasure !== null && measure !== usualMeasure;
  return (
    <tr>
      <th scope="row">
        <span lang="id">{agencies.texts('name').of(agencyOf[row]!) ?? tell('agencyUnknown')}</span>
        <span class="muted">{year ?? tell('yearUnknown')}</span>
      </th>
      <td class="wording">
        <a href={page.link({ indicator: id })} lang="id" dir="auto">
          <Marked name={name} label={label} tied={tied} isMarked={one.relation !== 'related'} />
        </a>
        <p class="reason">{reasonSentence(one, name, label, tied)}</p>
      </td>
      <td>
        <Formula
          numerator={text('numerator')}
          denominator={text('denominator')}
          multiplier={indicators.numbers('multiplier')[row] ?? null}
          text={text('formula')}
          means={{ numerator: text('numeratorMeans'), denominator: text('denominatorMeans') }}
        />
      </td>
      <td class={otherUnit ? 'differs' : undefined}>
        <span lang="id">{unit === null ? '' : unitWords(unit, text('unitLabel'))}</span>
        {measure === null ? null : (
          <span class={otherMeasure ? 'chip warning' : 'muted'}>{keyWord('measure', measure)}</span>
        )}
        {otherUnit ? <span class="chip warning">{tell('differs')}</span> : null}
      </td>
      {hasTargets ? (
        <td>
          <Targets targets={targets} row={row} />
        </td>
      ) : null}
      <td>
        <Entries text={text('dataSources')} />
      </td>
      <td>
        <Entries text={text('responsible')} />
      </td>
    </tr>
  );
}

/** A name with the words marked that the concept's does not have. */
function Marked({
  name,
  label,
  tied,
  isMarked,
}: {
  name: string;
  label: string;
  tied: ReadonlySet<string>;
  isMarked: boolean;
}): JSX.Element {
  if (!isMarked || name.length > 1000) return <Words text={name} />;
  return (
    <bdi class="words">
      {onlyHere(name, label, tied).map(({ text, isNew }) =>
        isNew ? <ins title={tell('notInLabel')}>{text}</ins> : text,
      )}
    </bdi>
  );
}

function Entries({ text }: { text: string | null }): JSX.Element {
  const entries = entriesOf(text);
  if (entries.length < 2) return <Words text={entries[0] ?? ''} />;
  return (
    <ul class="entries" lang="id">
      {entries.map((entry) => (
        <li>
          <Words text={entry} />
        </li>
      ))}
    </ul>
  );
}

/** Targets, a year a line, their numbers below each other. */
function Targets({ targets, row }: { targets: Table; row: number }): JSX.Element | null {
  const isStart = (at: number): boolean => targets.texts('kind').of(at) === 'baseline';
  const own = [...targets.of('indicator', row)].sort((a, b) => Number(isStart(b)) - Number(isStart(a)));
  if (own.length === 0) return null;
  return (
    <table class="target-list">
      <tbody>
        {own.map((at) => (
          <tr>
            <th scope="row">
              {isStart(at) ? `${labelOf('baseline')} ` : ''}
              {targets.numbers('year')[at] ?? targets.texts('heading').of(at) ?? ''}
            </th>
            <td>{targets.texts('text').of(at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
