/** Buttons that give something to take along. */
import { copyFrom } from '../../kit/copying.ts';
import type { JSX } from '../../kit/ui.ts';

/** Copies a text, made when it is asked for. */
export function CopyButton({ label, text }: { label: string; text: () => string }): JSX.Element {
  return (
    <button type="button" class="quiet" onClick={({ currentTarget }) => void copyFrom(currentTarget, text())}>
      {label}
    </button>
  );
}
