/** What every page of the report has: the legend, the foot. */
import { h } from '../kit/dom.ts';
import { language, say } from '../kit/language.ts';
import type { ReportPage } from '../../report/page-data.ts';
import { sureChip } from './card.ts';

/** What "83 % sure" means, folded. */
export function legend(): HTMLElement {
  const line = (confidence: number, range: string, text: string): HTMLElement =>
    h('li', {}, sureChip(confidence), ` ${range}: ${text}`);
  return h(
    'details',
    { class: 'legend' },
    h('summary', {}, say('legend')),
    h('p', {}, say('legendText')),
    h(
      'ul',
      {},
      line(0.97, say('legendGood'), say('legendGoodText')),
      line(0.83, say('legendPlain'), say('legendPlainText')),
      line(0.34, say('legendLow'), say('legendLowText')),
    ),
  );
}

/** The foot: what made the page. */
export function foot({ version, facts }: ReportPage): HTMLElement {
  const told = language() === 'en' ? facts.map(([label, value]) => ` · ${label}: ${value}`).join('') : '';
  return h('footer', { class: 'foot' }, say('madeBy', version), told, ` · ${say('pressForKeys')}`);
}
