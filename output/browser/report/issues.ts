/** Notes on a row or a document: what is wrong, where, and what to do about it, in the language of the page. */
import type { Issue, Severity } from '../../../pipeline/model/issue.ts';
import { h } from '../kit/dom.ts';
import { issueInIndonesian, language, say } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import { tellCase } from '../kit/tell-case.ts';
import type { Context } from './context.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** The worst severity among issues, or null without any. */
export function worstSeverity(issues: readonly Issue[]): Severity | null {
  return order.find((one) => issues.some(({ severity }) => severity === one)) ?? null;
}

/** The list, the worst first; null without any. */
export function issueList(issues: readonly Issue[], context: Context, label: string | null = null): HTMLElement | null {
  if (issues.length === 0) return null;
  const sorted = order.flatMap((one) => issues.filter(({ severity }) => severity === one));
  return h(
    'ul',
    { class: 'issues', 'aria-label': label },
    sorted.map((found) => issueItem(found, context)),
  );
}

function issueItem({ code, severity, field, page, message }: Issue, { page: { texts } }: Context): HTMLElement {
  const text = texts[code];
  const [title, remedy] = (language() === 'id' && issueInIndonesian(code)) || [text?.title ?? code, text?.remedy ?? ''];
  const where = [field === null ? '' : placeLabel(field), page === null ? '' : say('onPage', page)];
  const at = where.filter((one) => one !== '').join(', ');
  const finding = text?.finding;
  const todo = finding ? `${finding.explanation[language()]} → ${finding.resolve[language()]}` : `→ ${remedy ?? ''}`;
  const detail = h('span', {}, tellCase(message));
  return h(
    'li',
    { class: severity },
    h('strong', { class: 'severity' }, say(severity)),
    ' ',
    h('strong', {}, title),
    at === '' ? null : ` (${at})`,
    ': ',
    detail,
    ' ',
    h('span', { class: 'todo' }, todo),
  );
}

/** Fields of rows by their label, those of the document's profile by theirs. */
function placeLabel(field: string): string {
  const [, part] = /^profile\.(duty|functions|vision|missions|goals)/.exec(field) ?? [];
  return part === undefined ? labelOf(field) : say(part as 'duty');
}
