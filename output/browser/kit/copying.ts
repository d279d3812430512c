/** Copying a text from a page that was opened from disk. */
import { h } from './dom.ts';
import { say } from './language.ts';

/** Copies, and says so on the button; where the browser refuses, the text stands beside it to be copied by hand. */
export async function copyFrom(button: HTMLElement, text: string): Promise<void> {
  const label = button.textContent;
  if (await copied(text)) {
    button.textContent = say('copied');
    setTimeout(() => (button.textContent = label), 1500);
    return;
  }
  const field = h('textarea', { readonly: true, rows: 2, 'aria-label': say('copyFailed') });
  field.value = text;
  button.after(field);
  field.select();
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
