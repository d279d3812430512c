/** Texts of documents: one that would fill screens is folded, line breaks stay, what turns the direction ends with it. */
import { number } from '../../kit/language.ts';
import { useState, type JSX } from '../../kit/ui.ts';
import { tell } from '../opened/wording.ts';

/** Letters from which a text is folded, and how many are seen before it is unfolded. */
const longest = 1500;
const beginning = 600;

export function Words({ text }: { text: string }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  if (text.length <= longest || isOpen) return <bdi class="words">{text}</bdi>;
  return (
    <>
      <bdi class="words">{`${text.slice(0, beginning).replace(/[\ud800-\udbff]$/, '')}…`}</bdi>{' '}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {tell('wholeText', number(text.length))}
      </button>
    </>
  );
}
