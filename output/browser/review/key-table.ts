/** Every key of the page, what it does and how it is told. */
import type { ReviewWord } from './say.ts';

export type Command =
  | 'acceptRow'
  | 'acceptField'
  | 'choose'
  | 'type'
  | 'unreadable'
  | 'none'
  | 'note'
  | 'swap'
  | 'nextAbsent'
  | 'undo'
  | 'redo'
  | 'nextField'
  | 'beforeField'
  | 'nextRow'
  | 'beforeRow'
  | 'split'
  | 'merge'
  | 'add'
  | 'document'
  | 'queue'
  | 'sample'
  | 'log'
  | 'tables'
  | 'facts'
  | 'help'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'pan'
  | 'layer'
  | 'leave';

type Key = { command: Command; keys: readonly string[]; shown: string; word: ReviewWord; always?: true };

/** In the order in which they are told; `always` ones stand in the bar below the row. */
export const keyTable: readonly Key[] = [
  { command: 'acceptRow', keys: ['Enter'], shown: '↵', word: 'keyAcceptRow', always: true },
  { command: 'acceptField', keys: [' '], shown: '␣', word: 'keyAcceptField', always: true },
  {
    command: 'choose',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1–9',
    word: 'keyChoose',
    always: true,
  },
  { command: 'type', keys: ['e', 'F2'], shown: 'e', word: 'keyType', always: true },
  { command: 'unreadable', keys: ['u'], shown: 'u', word: 'keyUnreadable', always: true },
  { command: 'none', keys: ['x'], shown: 'x', word: 'keyNone', always: true },
  { command: 'undo', keys: ['z'], shown: 'z', word: 'keyUndo', always: true },
  { command: 'redo', keys: ['Z', 'y'], shown: 'y', word: 'keyRedo' },
  { command: 'nextField', keys: ['ArrowDown', 'j'], shown: '↓ j', word: 'keyNextField' },
  { command: 'beforeField', keys: ['ArrowUp', 'k'], shown: '↑ k', word: 'keyBeforeField' },
  { command: 'nextRow', keys: ['ArrowRight', 'n'], shown: '→ n', word: 'keyNextRow' },
  { command: 'beforeRow', keys: ['ArrowLeft', 'p'], shown: '← p', word: 'keyBeforeRow' },
  { command: 'swap', keys: ['o'], shown: 'o', word: 'keySwap' },
  { command: 'nextAbsent', keys: ['f'], shown: 'f', word: 'keyNextAbsent' },
  { command: 'note', keys: ['c'], shown: 'c', word: 'keyNote' },
  { command: 'split', keys: ['s'], shown: 's', word: 'keySplit' },
  { command: 'merge', keys: ['m'], shown: 'm', word: 'keyMerge' },
  { command: 'add', keys: ['a'], shown: 'a', word: 'keyAdd' },
  { command: 'document', keys: ['D'], shown: 'D', word: 'keyDocument' },
  { command: 'zoomIn', keys: ['+', '='], shown: '+', word: 'zoomIn' },
  { command: 'zoomOut', keys: ['-'], shown: '−', word: 'zoomOut' },
  { command: 'fit', keys: ['w'], shown: 'w', word: 'keyFit' },
  { command: 'pan', keys: [], shown: '⇧ ←↑→↓', word: 'keyPan' },
  { command: 'layer', keys: ['v'], shown: 'v', word: 'keyLayer' },
  { command: 'queue', keys: ['q'], shown: 'q', word: 'keyQueue', always: true },
  { command: 'tables', keys: ['t'], shown: 't', word: 'keyTables' },
  { command: 'facts', keys: ['i'], shown: 'i', word: 'keyFacts' },
  { command: 'sample', keys: ['r'], shown: 'r', word: 'keySample' },
  { command: 'log', keys: ['l'], shown: 'l', word: 'keyLog' },
  { command: 'help', keys: ['?'], shown: '?', word: 'keyHelp', always: true },
  { command: 'leave', keys: ['Escape'], shown: 'Esc', word: 'keyLeave' },
];

const byKey = new Map(keyTable.flatMap(({ command, keys }) => keys.map((key): [string, Command] => [key, command])));

/** Whether a key pressed there belongs to what is focused: somebody types, or a button is pressed. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable]')) return true;
  return (event.key === 'Enter' || event.key === ' ') && target.closest('button, a, summary, [role=option]') !== null;
}

/** The command of a key, null where the key is not ours. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Escape') return 'leave';
  if (isTaken(event)) return null;
  if (event.shiftKey && event.key.startsWith('Arrow')) return 'pan';
  return byKey.get(event.key) ?? null;
}
