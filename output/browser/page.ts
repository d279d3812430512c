/**
 * The script of every page with rows (report.html, diff.html). `[data-item]` are the rows; `[data-filter="x"]` selects
 * compare with the row's `data-x`; `[data-set]` buttons set them; `[data-key]` buttons may be pressed by their key.
 */
import './page.css';
import { followDecisions } from './decide.ts';
import { followMarks } from './marks.ts';
import { clearFilters, followFilters, search, setFilters, showFitting } from './rows.ts';
import { goToFirst, goToTarget, step } from './walk.ts';

const help = document.querySelector('dialog');
const openHelp = (): void => help?.showModal();

function openSearch(): void {
  search?.focus();
  search?.select();
}

/** What each key does besides those of buttons. */
const keys: Readonly<Record<string, () => void>> = {
  j: () => {
    step(1);
  },
  k: () => {
    step(-1);
  },
  n: () => {
    step(1, (row) => row.hasAttribute('data-look'));
  },
  ...(search && { '/': openSearch }),
  ...(help && { '?': openHelp }),
};

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const typing = target !== null && /^(input|select|textarea)$/i.test(target.tagName);
  if (event.key === 'Escape') {
    if (typing) target.blur();
    else clearFilters();
    return;
  }
  if (typing) return;
  const button = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
  if (Object.hasOwn(keys, event.key)) keys[event.key]?.();
  else if (button) button.click();
  else return;
  event.preventDefault();
}

followFilters();
followMarks();
followDecisions();
for (const button of document.querySelectorAll<HTMLElement>('[data-set]')) {
  button.addEventListener('click', () => {
    setFilters(button.dataset['set'] ?? '');
    goToFirst();
  });
}
for (const button of document.querySelectorAll('[data-help]')) button.addEventListener('click', openHelp);
for (const picture of document.querySelectorAll('img')) {
  picture.addEventListener('error', () => picture.closest('.crop, .overview')?.classList.add('missing'));
}
document.addEventListener('keydown', pressed);
window.addEventListener('beforeprint', () => {
  for (const part of document.querySelectorAll<HTMLDetailsElement>('.places details')) part.open = true;
});
window.addEventListener('hashchange', goToTarget);
showFitting();
goToTarget();
