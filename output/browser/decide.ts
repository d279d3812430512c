/** Decisions that people take in a page: gathered from buttons, downloaded as lines of JSON. */

const bar = document.querySelector<HTMLFormElement>('[data-decisions]');
const taken = new Map<string, { button: HTMLElement; decision: Record<string, unknown> }>();

/** Buttons about one thing exclude each other: what they are about is all but the decision itself. */
function aboutOf(decision: Record<string, unknown>): string {
  return JSON.stringify([decision['field'] ?? null, decision['seen']]);
}

function show(): void {
  const count = taken.size;
  const told = bar?.querySelector('[data-decided]');
  if (told) told.textContent = count === 0 ? '' : `${count} decided`;
  const download = bar?.querySelector<HTMLButtonElement>('[data-download]');
  if (download) download.disabled = count === 0;
}

function press(button: HTMLElement): void {
  const decision = JSON.parse(button.dataset['decision'] ?? '{}') as Record<string, unknown>;
  const about = aboutOf(decision);
  const before = taken.get(about);
  before?.button.setAttribute('aria-pressed', 'false');
  taken.delete(about);
  if (before?.button !== button) {
    taken.set(about, { button, decision });
    button.setAttribute('aria-pressed', 'true');
  }
  show();
}

/** The lines of the file; nothing is given without a name. */
function save(): void {
  const name = bar?.querySelector<HTMLInputElement>('[name="by"]');
  const by = name?.value.trim() ?? '';
  if (by === '') {
    name?.focus();
    return;
  }
  const on = `${new Date().toISOString().slice(0, 19)}Z`;
  const lines = [...taken.values()].map(({ decision }) => `${JSON.stringify({ ...decision, by, on })}\n`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(lines, { type: 'application/x-ndjson' }));
  link.download = 'decisions.jsonl';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Follows the buttons of the page, where it has any. */
export function followDecisions(): void {
  if (!bar) return;
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-decision]') : null;
    if (button) press(button);
  });
  bar.querySelector('[data-download]')?.addEventListener('click', save);
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
  });
}
