/** diff.html: each changed row with its piece of paper from both runs and its words marked. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { changeKinds } from '../../pipeline/model/choices.ts';
import type { DatasetDiff, FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import { fieldLabel } from '../dataset/fields.ts';
import { decisionBar } from '../html/decision-bar.ts';
import { chip, filterBar, filterChip, helpDialog, type Filter } from '../html/controls.ts';
import { crop, type Picture } from '../html/crop.ts';
import { markup, type Markup } from '../html/markup.ts';
import { pageFrame } from '../html/page-frame.ts';
import { placesOf } from '../html/row-places.ts';
import { compareText } from '../dataset/order.ts';
import { difference, heading, placeText } from './changes-text.ts';
import { fieldDecisions, rowDecisions } from './change-decisions.ts';
import { yearsPanel } from './years-html.ts';

type ChangeKind = RowChange['kind'];
type WordRun = FieldChange['words'][number];

/** One run as the page shows it: `pictures` name files relative to diff.html. */
export type DiffSide = { label: string; dataset: Dataset; pictures: readonly Picture[] };

type Side = DiffSide & { rows: ReadonlyMap<string, Indicator> };

const withRows = (side: DiffSide): Side => ({ ...side, rows: new Map(side.dataset.indicators.map((r) => [r.id, r])) });

const tones: Readonly<Record<ChangeKind, string>> = {
  added: 'good',
  removed: 'error',
  changed: 'info',
  moved: 'plain',
  split: 'warning',
  merged: 'warning',
};

const widestBeside = 400; // points of a strip that can still be read at half the width of a page
const mostCards = 1000; // the heaviest; a page of more opens slowly, and diff.json has all
const manyRows = 100; // from here on a browser draws only the cards in view

const keys: readonly (readonly [string, ChangeKind])[] = [
  ['a', 'added'],
  ['r', 'removed'],
  ['c', 'changed'],
  ['m', 'moved'],
  ['s', 'split'],
  ['g', 'merged'],
];

/** The whole page as one HTML file without a network. */
export function diffHtml(diff: DatasetDiff, old: DiffSide, fresh: DiffSide): string {
  const [before, after] = [withRows(old), withRows(fresh)];
  const cards = diff.changes.slice(0, mostCards).map((c, i) => ({ c, card: changeCard(c, i, before, after) }));
  const weighty = cards.filter(({ c }) => c.weight !== 'form').map(({ card }) => card);
  const light = cards.filter(({ c }) => c.weight === 'form').map(({ card }) => card);
  const body = markup`<a class="skip" href="#changes">Skip to the changes</a>
<header class="top"><h1>What changed</h1><p class="muted">from ${before.label} to ${after.label}${differs(diff)}</p>${countsOf(diff)}</header>
${filterBar(filters(diff), 'changes')}
${decisionBar()}
<main id="changes"${diff.changes.length > manyRows ? markup` class="many"` : null}>${documentsChanged(diff)}
<p data-nothing hidden class="muted">No change fits the filters. <kbd>Esc</kbd> clears them.</p>
${diff.changes.length === 0 ? markup`<p>Every row reads the same in both runs.</p>` : null}
${diff.changes.length > mostCards ? markup`<p class="muted">The heaviest ${mostCards} of ${diff.changes.length} changes are shown; diff.json has all.</p>` : null}
${weighty}
${light.length > 0 ? markup`<details class="light" data-group><summary>${diff.weights.form} ${diff.weights.form === 1 ? 'row differs' : 'rows differ'} in form only: case, signs, spacing, place</summary>${light}</details>` : null}
${diff.years.map((pair, i) => yearsPanel(pair, i))}</main>
<footer>Words <del>taken out</del> and <ins>put in</ins> · press <kbd>?</kbd> for keys</footer>
${helpDialog(keys.map(([key, kind]): [string, string] => [key, `only ${kind}`]))}`;
  return pageFrame({ title: 'ikat: what changed', body, entry: 'page' });
}

/** What differs between the runs themselves: no cause can be anything else. */
function differs({ differs: parts }: DatasetDiff): string {
  if (parts === null) return '; what made them is not recorded in both';
  return parts.length === 0
    ? '; nothing differs in what made them'
    : `; of what made them, ${parts.join(', ')} changed`;
}

function countsOf(diff: DatasetDiff): Markup {
  const { meaning, reading, form } = diff.weights;
  return markup`<div class="counts"><section><h2>To look at</h2><div class="pair"><p><span class="large">${meaning}</span><br>change what is meant</p><p><span class="large">${reading}</span><br>read a letter otherwise</p><p><span class="large">${form}</span><br>in form only</p><p><span class="large">${diff.counts.unchanged}</span><br>unchanged</p></div>
<ul>${(
    [
      ['meaning', 'Meaning'],
      ['reading', 'Letters'],
      ['form', 'Form'],
    ] as const
  ).map(([weight, label]) => markup`<li>${filterChip('plain', `weight=${weight}`, label)}</li>`)}</ul></section>
<section><h2>Kinds of change</h2><ul>${changeKinds.map((k) => {
    const key = keys.find(([, kind]) => kind === k)?.[0];
    return markup`<li>${filterChip(tones[k], `kind=${k}`, `${diff.counts[k]} ${k}`, key)}</li>`;
  })}</ul></section>
<section><h2>Why</h2><ul>${causes(diff).map(([code, count]) => markup`<li>${filterChip('plain', `cause=${code}`, `${count} ${code.replaceAll('-', ' ')}`)}</li>`)}</ul></section></div>`;
}

function causes(diff: DatasetDiff): [string, number][] {
  const count = new Map<string, number>();
  for (const change of diff.changes) for (const code of causesOf(change)) count.set(code, (count.get(code) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
}

const causesOf = ({ cause, fields }: RowChange): Set<string> =>
  new Set([...(cause ? [cause.code] : []), ...fields.map((f) => f.cause.code)]);

function filters(diff: DatasetDiff): Filter[] {
  const distinct = (values: string[]): string[] => [...new Set(values)].sort(compareText);
  const files = distinct(diff.changes.flatMap((c) => [...c.old, ...c.new].map((p) => p.file)));
  const fields = distinct(diff.changes.flatMap((c) => c.fields.map((f) => fieldKey(f))));
  return [
    {
      name: 'weight',
      label: 'Weight of the change',
      all: 'Any weight',
      choices: [
        ['meaning', 'Changes of meaning'],
        ['reading', 'Letters read otherwise'],
        ['form', 'Form only'],
      ],
    },
    { name: 'kind', label: 'Kind of change', all: 'All changes', choices: changeKinds.map((k) => [k, `Only ${k}`]) },
    { name: 'fields', label: 'Changed field', all: 'Any field', choices: fields.map((f) => [f, fieldLabel(f)]) },
    {
      name: 'document',
      label: 'Document',
      all: 'All documents',
      choices: files.map((f) => [encodeURIComponent(f), f]),
    },
    {
      name: 'cause',
      label: 'Cause',
      all: 'Any cause',
      choices: causes(diff).map(([c]) => [c, c.replaceAll('-', ' ')]),
    },
  ];
}

const fieldKey = (change: FieldChange): string => change.field.split('.')[0] ?? change.field;

function documentsChanged(diff: DatasetDiff): Markup | null {
  const changed = diff.documents.filter((d) => !d.sameBytes || d.old !== d.new);
  if (changed.length === 0) return null;
  return markup`<section class="panel"><h2>Documents that changed</h2><div class="scroll" tabindex="0" role="region" aria-label="Documents that changed"><table><thead><tr><th scope="col">Before</th><th scope="col">After</th><th scope="col">Why they are one</th></tr></thead><tbody>${changed.map(
    (d) => markup`<tr><td>${d.old ?? '–'}</td><td>${d.new ?? '–'}</td><td>${d.because}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function changeCard(change: RowChange, index: number, before: Side, after: Side): Markup {
  const shown = change.new[0] ?? change.old[0];
  const kinds = change.moved && change.kind !== 'moved' ? [change.kind, 'moved'] : [change.kind];
  const documents = new Set([...change.old, ...change.new].map((p) => encodeURIComponent(p.file)));
  const touched = new Set(change.fields.map(fieldKey));
  return markup`<article class="card" id="c${index}" tabindex="-1" data-item aria-labelledby="c${index}-name" data-kind="${kinds.join(' ')}" data-fields="${[...touched].join(' ')}" data-document="${[...documents].join(' ')}" data-weight="${change.weight}" data-cause="${[...causesOf(change)].join(' ')}">
<header><h3 id="c${index}-name" lang="id">${shown?.code ? markup`<span class="code">${shown.code}</span>` : null}${shown?.name ?? '(no name)'}</h3>${chip(tones[change.kind], heading(change))}</header>
<div class="body">${pictured(change) ? markup`<div class="versus${isWide(change, before, after) ? ' stacked' : null}">${tellsBefore(change) ? side('Before', change.old, before, touched) : null}${side('After', change.new, after, touched)}</div>` : null}
${change.fields.length > 0 ? fieldTable(change.fields) : null}
${change.cause ? markup`<p>Why: ${change.cause.because}</p>` : null}
${rowDecisions(change, before.rows, after.rows)}
<p class="muted">${reason(change)}</p></div></article>`;
}

const readAlike = new Set(['mend', 'rule', 'vocabulary', 'decision', 'follows', 'settings', 'company']);

/** A picture says nothing about what is form alone. */
const pictured = (change: RowChange): boolean => change.weight !== 'form' || change.fields.length === 0;

/** The picture of before tells something where other paper, another place or other letters were seen. */
function tellsBefore({ kind, fields }: RowChange): boolean {
  if (kind !== 'changed') return true;
  return fields.some(({ cause, weight }) => weight !== 'form' && !readAlike.has(cause.code));
}

/** Side by side a wide strip would be too small to read. */
function isWide(change: RowChange, before: Side, after: Side): boolean {
  const strips = (places: RowChange['old'], run: Side): boolean =>
    places.some((p) => {
      const row = run.rows.get(p.id);
      return (
        row !== undefined && run.pictures.length > 0 && placesOf(row).some((x) => x.box[2] - x.box[0] > widestBeside)
      );
    });
  return change.old.length > 0 && change.new.length > 0 && (strips(change.old, before) || strips(change.new, after));
}

function reason(change: RowChange): string {
  if (change.kind === 'added' || change.kind === 'removed')
    return `${change.because[0]?.toUpperCase()}${change.because.slice(1)}.`;
  return `Taken for the same row: ${change.because}.`;
}

function side(label: string, places: RowChange['old'], run: Side, touched: ReadonlySet<string>): Markup {
  const rows = places.flatMap((p) => run.rows.get(p.id) ?? []);
  const pieces = rows.flatMap((row) => rowPieces(row, run, touched));
  const title = places.length === 0 ? markup`<span class="absent">not in this run</span>` : placeText(places);
  return markup`<section><h4>${label}: ${title}</h4><div class="places">${pieces.length > 0 ? pieces : rows.map(rowText)}</div></section>`;
}

function rowPieces(row: Indicator, run: Side, touched: ReadonlySet<string>): Markup[] {
  return placesOf(row)
    .filter((place) => place.caption === null || place.marks.some((m) => touched.has(m.field)))
    .flatMap((place) => {
      const picture = run.pictures.find((p) => p.document === row.document && p.page === place.page);
      if (!picture) return [];
      const caption = place.caption ?? `Page ${place.page}`;
      const marks = place.marks.filter((m) => touched.size === 0 || touched.has(m.field));
      return [
        markup`<figure>${crop(picture, place.box, marks, `${run.label}, page ${place.page}`)}<figcaption>${caption}</figcaption></figure>`,
      ];
    });
}

/** Without a picture: what was read, so that an added or removed row still says what it holds. */
function rowText(row: Indicator): Markup {
  const read = row.evidence['name'];
  const where = read ? (read.line === undefined ? `page ${read.page}` : `line ${read.line}`) : null;
  return markup`<div class="exported"><small>${where}</small><br><span class="raw" lang="id">${read?.raw ?? row.name ?? ''}</span></div>`;
}

function fieldTable(fields: readonly FieldChange[]): Markup {
  const [plain, light] = [
    fields.filter(({ weight }) => weight !== 'form'),
    fields.filter(({ weight }) => weight === 'form'),
  ];
  const table = (some: readonly FieldChange[]): Markup =>
    markup`<table class="changes"><thead><tr><th scope="col">Field</th><th scope="col">Old</th><th scope="col">New</th><th scope="col">Why</th></tr></thead><tbody>${some.map(
      (f) =>
        markup`<tr data-mark="${fieldKey(f)}" tabindex="0"><th scope="row">${fieldLabel(f.field)}${yearOf(f.field)}</th><td lang="id" data-label="Old">${sideOf(f, 'del')}</td><td lang="id" data-label="New">${sideOf(f, 'ins')}${difference(f.difference)}</td><td data-label="Why">${f.cause.because}${fieldDecisions(f)}</td></tr>`,
    )}</tbody></table>`;
  if (plain.length === 0 || light.length === 0) return table(fields);
  const folded = markup`<details class="light"><summary>${light.length} more in form only</summary>${table(light)}</details>`;
  return markup`${table(plain)}${folded}`;
}

/** One side of a value, the words marked that only it has. */
function sideOf({ words, old, new: fresh }: FieldChange, own: 'del' | 'ins'): Markup {
  if ((own === 'del' ? old : fresh) === null) return markup`<span class="absent" lang="en">nothing</span>`;
  return markup`${words.filter(({ op }) => op === 'same' || op === own).map(wordHtml)}`;
}

function yearOf(field: string): string | null {
  const [key, year] = field.split('.');
  return key === 'targets' && year !== 'text' ? ` ${year}` : null;
}

function wordHtml(run: WordRun): Markup {
  if (run.op === 'same') return markup`${run.text} `;
  return run.op === 'ins' ? markup`<ins>${run.text}</ins> ` : markup`<del>${run.text}</del> `;
}
