/** Deciding in a page without a server: buttons that carry decisions, and the bar that gathers and downloads them. */
import { markup, type Markup } from './markup.ts';

/** The bar: who decides, how many decisions there are, and the file of them. */
export function decisionBar(): Markup {
  return markup`<form class="decisions" data-decisions><label>Decided by <input name="by" autocomplete="name" placeholder="your name"></label>
<button type="button" data-download disabled>Download decisions</button> <output data-decided aria-live="polite"></output></form>`;
}

/** A button that takes the decision, and gives it back when pressed again; `by` and `on` are added by the page. */
export function decisionButton(label: string, decision: object): Markup {
  return markup`<button type="button" data-decision="${JSON.stringify(decision)}" aria-pressed="false">${label}</button>`;
}
