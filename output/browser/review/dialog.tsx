/** What lies over the page until it is closed. */
import { useEffect, useRef, type ComponentChildren, type JSX } from '../kit/ui.ts';
import { tell } from './say.ts';

/** A panel over the page, left by Escape; what was focused before is focused again. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={close}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="quiet" onClick={close}>
          {tell('close')}
        </button>
      </header>
      {children}
    </dialog>
  );
}
