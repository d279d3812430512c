/** One row of the report: its pieces of paper, its fields, its issues. */
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { findingText } from '../../pipeline/model/meaning/finding.ts';
import { issueCodes, type Issue, type Severity } from '../../pipeline/model/issue.ts';
import { conceptPanel, type ConceptView } from './concept-panel.ts';
import { decidedText, evidenceOf, fieldLabel, shownFields, type ShownField } from '../dataset/fields.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { chip } from '../html/controls.ts';
import { crop, pictureAddress, type Picture } from '../html/crop.ts';
import { markup, type Content, type Markup } from '../html/markup.ts';
import { placesOf, type Place } from '../html/row-places.ts';

/** The id of the row's element in the page. */
export function rowAnchor(row: Indicator): string {
  return `row-${row.id}`;
}

/** The worst severity among issues, or null without any. */
export function worstSeverity(issues: readonly Issue[]): Severity | null {
  return (['error', 'warning', 'info'] as const).find((s) => issues.some((i) => i.severity === s)) ?? null;
}

/** The card of one row; the data attributes are what the filters compare. */
export function rowCard(
  row: Indicator,
  issues: readonly Issue[],
  pictures: ReadonlyMap<number, Picture>,
  rowsById: ReadonlyMap<string, Indicator>,
  concept?: ConceptView,
): Markup {
  const worst = worstSeverity(issues);
  const look = worst === 'error' || worst === 'warning';
  const severities = [...new Set(issues.map((i) => i.severity as string)), look ? 'look' : null, worst ? null : 'none'];
  const flagged = new Set(issues.flatMap((i) => (i.field === null ? [] : [i.field.split('.')[0] ?? i.field])));
  const places = placesOf(row).filter((p) => pictures.has(p.page));
  const flat = (p: Place): boolean => p.caption === null && p.box[2] - p.box[0] > 2.2 * (p.box[3] - p.box[1]);
  const wide = places.some(flat) || Object.keys(row.evidence).length === 0;
  const anchor = rowAnchor(row);
  return markup`<article class="card" id="${anchor}" tabindex="-1" data-item aria-labelledby="${anchor}-name" data-document="${row.document}" data-severity="${severities.filter((s) => s !== null).join(' ')}" data-confidence="${row.confidence}" data-fields="${[...flagged].join(' ')}"${look ? markup` data-look="yes"` : null}>
<header><h3 id="${anchor}-name" lang="id"><span class="code">${row.code ?? row.position}</span>${row.name ?? markup`<span class="absent" lang="en">name could not be read</span>`}</h3>
${worst ? chip(worst, `${issues.length} ${worst === 'info' ? 'noted' : 'to check'}`) : null}${confidenceChip(row.confidence)}${pageChip(row)}</header>
<div class="body ${wide ? 'wide' : 'beside'}">${places.length > 0 ? placeList(places, pictures, row) : textPiece(row)}
<dl class="fields">${shownFields(row, flagged).map((f) => fieldEntry(f, row, flagged.has(f.key), rowsById))}</dl></div>
${conceptPanel(row, concept, (id) => `#${encodeURIComponent(`row-${id}`)}`)}
${issues.length > 0 ? markup`<ul class="issues">${issues.map(issueItem)}</ul>` : null}</article>`;
}

function confidenceChip(confidence: number): Markup {
  const tone = confidence >= 0.9 ? 'good' : confidence >= 0.5 ? 'plain' : 'warning';
  return markup`<span class="chip sure ${tone}" title="That every field is exactly right">${Math.round(confidence * 100)} % sure</span>`;
}

function pageChip(row: Indicator): Markup | null {
  const pages = [
    ...new Set(Object.values(row.evidence).flatMap((e) => [e.page, ...(e.segments ?? []).map((s) => s.page)])),
  ];
  if (pages.length === 0) return null;
  return chip('plain', `page ${pages.sort((a, b) => a - b).join(', ')}`);
}

/** The strips of the row; the merged cells, which its neighbours show as well, stay folded until they are wanted. */
function placeList(places: readonly Place[], pictures: ReadonlyMap<number, Picture>, row: Indicator): Markup {
  const own = places.filter((p) => p.caption === null);
  const apart = places.filter((p) => p.caption !== null);
  const figures = (list: readonly Place[]): Content => list.map((p) => placeFigure(p, pictures, row));
  const names = [...new Set(apart.flatMap((p) => p.marks.map((m) => m.label)))].join(', ');
  const folded = markup`<details><summary>Merged cells: ${names}</summary><div class="places">${figures(apart)}</div></details>`;
  return markup`<div class="places">${figures(own)}${apart.length > 0 ? folded : null}</div>`;
}

function placeFigure(place: Place, pictures: ReadonlyMap<number, Picture>, row: Indicator): Markup | null {
  const picture = pictures.get(place.page);
  if (!picture) return null;
  const alt = place.caption ?? `Page ${place.page}, the row “${row.name ?? row.position}”`;
  const caption = place.caption ?? `Page ${place.page}`;
  const seen = picture.overlay
    ? markup` · <a href="${pictureAddress(picture.overlay)}#${encodeURIComponent(rowAnchor(row))}">what the program saw</a>`
    : null;
  return markup`<figure${place.caption === null ? null : markup` class="apart"`}>${crop(picture, place.box, place.marks, alt)}<figcaption>${caption}${place.caption === null ? seen : null}</figcaption></figure>`;
}

/** For text exports and pages without a picture: what was read, as it was read. */
function textPiece(row: Indicator): Markup | null {
  const read = Object.entries(row.evidence).filter(([, e]) => e.raw !== '');
  if (read.length === 0) return null;
  return markup`<div class="exported">${read.map(
    ([field, e]) =>
      markup`<p data-mark="${field.split('.')[0]}"><small>${e.line === undefined ? `page ${e.page}` : `line ${e.line}`} · ${fieldLabel(field)}</small><br><span class="raw" lang="id">${e.raw}</span></p>`,
  )}</div>`;
}

function fieldEntry(
  field: ShownField,
  row: Indicator,
  flagged: boolean,
  rowsById: ReadonlyMap<string, Indicator>,
): Markup {
  const evidence = evidenceOf(row, field.key);
  return markup`<div data-field="${field.key}" tabindex="0"${flagged ? markup` class="flagged"` : null}><dt>${field.label}</dt><dd><div lang="id">${valueOf(field, row)}</div>${field.note === null ? null : markup`<span class="from">${field.note}</span>`}${evidence ? evidenceNotes(evidence, field, row, rowsById) : null}</dd></div>`;
}

function valueOf(field: ShownField, row: Indicator): Content {
  if (field.values.length === 0) return markup`<span class="absent" lang="en">nothing</span>`;
  if (field.key === 'formula' && row.formula.numerator !== null && row.formula.denominator !== null)
    return fraction(row.formula);
  if (field.values.length === 1) return field.values[0];
  return markup`<ul>${field.values.map((v) => markup`<li>${v}</li>`)}</ul>`;
}

function fraction({ numerator, denominator, multiplier, text }: Indicator['formula']): Markup {
  const times = multiplier === null ? null : markup`<span>× ${multiplier}</span>`;
  const said = text === null ? null : markup`<span class="from">as printed: ${text}</span>`;
  return markup`<span class="fraction"><span class="stack"><span>${numerator}</span><span>${denominator}</span></span>${times}</span>${said}`;
}

/** " 2024" of `targets.2024`. */
function yearOf(key: string): string {
  const year = /\.(\d{4})$/.exec(key)?.[1];
  return year === undefined ? '' : ` ${year}`;
}

function evidenceNotes(
  evidence: Evidence,
  field: ShownField,
  row: Indicator,
  rowsById: ReadonlyMap<string, Indicator>,
): Content {
  const notes: Content[] = [];
  const printed = field.values.map((v) => v.replace(/ \[[^\]]*\]$|^\d{4}: /g, '')).join(' ');
  if (evidence.edits.length > 0 || foldText(evidence.raw) !== foldText(printed))
    notes.push(markup`<span class="from">read as: <span class="raw" lang="id">${evidence.raw}</span></span>`);
  for (const e of evidence.edits)
    notes.push(markup`<span class="from"><del>${e.from}</del> → <ins>${e.to}</ins> <small>${e.rule}</small></span>`);
  if (evidence.inheritedFrom !== null) {
    const origin = rowsById.get(evidence.inheritedFrom);
    const name = origin
      ? markup`<a href="#${encodeURIComponent(rowAnchor(origin))}" lang="id">${origin.name ?? origin.id}</a>`
      : evidence.inheritedFrom;
    notes.push(markup`<span class="from">inherited from ${name}</span>`);
  }
  const parts = Object.entries(row.evidence).filter(([key]) => key === field.key || key.startsWith(`${field.key}.`));
  for (const [key, { decided }] of parts) {
    const part = key === field.key ? null : `${fieldLabel(key)}${yearOf(key)}: `;
    if (decided) notes.push(markup`<span class="from decided">${part}${decidedText(decided)}</span>`);
  }
  if (evidence.confidence < 0.8)
    notes.push(markup`<span class="from">read with ${Math.round(evidence.confidence * 100)} % confidence</span>`);
  return notes;
}

/** An issue with its severity, its message and what to do about it; findings also say in Indonesian what they mean. */
export function issueItem(found: Issue): Markup {
  const [, title, remedy] = issueCodes[found.code];
  const where = [
    found.field === null ? null : fieldLabel(found.field),
    found.page === null ? null : `page ${found.page}`,
  ];
  const at = where.filter((w) => w !== null).join(', ');
  const told = findingText(found.code);
  const todo = told
    ? markup`<span class="todo">${told.explanation.en} → ${told.resolve.en}</span> <span class="todo" lang="id">${told.explanation.id} → ${told.resolve.id}</span>`
    : markup`<span class="todo">→ ${remedy}</span>`;
  return markup`<li class="${found.severity}"><strong>${found.severity}</strong> <span><strong>${title}</strong>${at === '' ? null : ` (${at})`}: ${found.message}</span> ${todo}</li>`;
}
