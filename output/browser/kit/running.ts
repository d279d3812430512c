/** A page of rows from its data: drawn whole, anew in each language, with keys, help, decisions and the state of its address. */
import { decisionBar } from './decision-bar.ts';
import { append, h } from './dom.ts';
import { followKeys, helpDialog, type Key } from './keys.ts';
import { language, say, speak, type Language } from './language.ts';
import { languageSwitch } from './language-switch.ts';
import { followMarks } from './crop.ts';
import type { RowsView } from './rows-view.ts';

/** What the page is drawn with. */
type Drawing<Data> = { page: Data; openHelp: () => void; redraw: () => void };

/** The parts of a drawn page. */
type View = {
  title: string;
  heading: HTMLElement;
  top: readonly HTMLElement[];
  main: readonly HTMLElement[];
  foot: HTMLElement;
  rows: Pick<RowsView<never>, 'bar' | 'follow' | 'clear' | 'redraw'> & { step: (by: 1 | -1) => void };
  /** Keys of this page beside those that all pages have. */
  keys: Readonly<Record<string, Key>>;
};

/** Draws the page that the document carries, and follows what people do there. `begin` is called once, before. */
export function runPage<Data>(draw: (drawing: Drawing<Data>) => View, begin: (page: Data) => void): void {
  const page = JSON.parse(document.getElementById('data')?.textContent ?? '') as Data;
  const app = h('div', { id: 'app' });
  let view: View | null = null;
  let help: HTMLDialogElement | null = null;
  const openHelp = (): void => help?.showModal();
  const redraw = (): void => view?.rows.redraw();
  const keysNow = (): Readonly<Record<string, Key>> => ({
    j: { does: () => view?.rows.step(1), told: say('keyNext') },
    k: { does: () => view?.rows.step(-1), told: say('keyBefore') },
    '/': { does: () => view?.rows.bar.search.focus(), told: say('keySearch') },
    ...view?.keys,
    '?': { does: openHelp, told: say('keyHelp') },
  });
  const choose = (chosen: Language): void => {
    speak(chosen);
    show();
    document.querySelector<HTMLElement>('.languages [aria-pressed="true"]')?.focus();
  };
  const show = (): void => {
    document.documentElement.lang = language();
    view = draw({ page, openHelp, redraw });
    help = helpDialog(keysNow());
    document.title = `${view.title} · ikat`;
    const skip = h('a', { class: 'skip', href: '#rows' }, say('skip'));
    const top = h('header', { class: 'top' }, view.heading, languageSwitch(choose), view.top);
    const main = h('main', { id: 'rows', tabindex: -1 }, view.main);
    app.replaceChildren();
    append(app, [skip, top, view.rows.bar.element, main, view.foot, decisionBar(redraw), help]);
    view.rows.follow();
  };
  begin(page);
  document.body.append(app);
  followMarks();
  followKeys(keysNow, () => view?.rows.clear());
  window.addEventListener('hashchange', () => view?.rows.follow());
  window.addEventListener('beforeprint', () => {
    for (const part of document.querySelectorAll<HTMLDetailsElement>('.places details')) part.open = true;
  });
  show();
}
