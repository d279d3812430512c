/** How sure a reading is. */
import type { JSX } from '../../kit/ui.ts';

/** A certainty, as a number and as a dot of its class. */
export function Sure({ value, text }: { value: number | null; text: string }): JSX.Element {
  const kind = value === null ? 'none' : value >= 0.9 ? 'good' : value >= 0.5 ? 'middle' : 'low';
  return <span class={`sure ${kind}`}>{text}</span>;
}
