/** What each key does to the state of the page. */
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { FieldScreen, ReadAnswer, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import { labelOf } from '../kit/labels.ts';
import { isFailure, post } from './server/asking.ts';
import { nextAbsent, unseenDoubts } from './sight/attention.ts';
import { afterQueue } from './sight/queue-filters.ts';
import { valueNow } from './field-view.tsx';
import type { Command } from './key-table.ts';
import type { Panel, Reviewing } from './reviewing.ts';
import { tell, toldAs, toldValue } from './say.ts';

const panels: Partial<Record<Command, Panel>> = {
  type: 'edit',
  note: 'note',
  split: 'split',
  add: 'draw',
  document: 'document',
  queue: 'queue',
  sample: 'sample',
  log: 'log',
  tables: 'tables',
  facts: 'facts',
  help: 'help',
};

/** Runs a command; `key` is what was pressed, for commands of several keys. False where there is nothing to do. */
export function runCommand(command: Command, key: string, page: Reviewing): boolean {
  const { state, set } = page;
  const { screen } = state;
  if (command === 'leave') {
    set({ panel: 'none', drawing: null, fault: '' });
    return true;
  }
  const panel = panels[command];
  const isTyping = !['none', 'queue', 'sample', 'log', 'tables', 'facts', 'help'].includes(state.panel);
  if (isTyping) return false;
  const isAnywhere = panel !== undefined && ['queue', 'sample', 'log', 'tables', 'facts', 'help'].includes(panel);
  if (isAnywhere) {
    set({ panel: state.panel === panel ? 'none' : panel });
    return true;
  }
  if (command === 'undo' || command === 'redo') {
    void page.revert(command);
    return true;
  }
  if (screen === null) return state.panel === 'none' && runAtEnd(command, page);
  if (state.panel !== 'none') return false;
  if (panel !== undefined) {
    set({ panel, ...(panel === 'draw' ? { drawing: null, look: { at: 'page', times: state.look.times + 1 } } : {}) });
    return true;
  }
  const at = screen.fields[state.field];
  const decide = (act: Act, then: 'row' | 'field' | 'stay', told: string): true => {
    void page.decide([act], then, told);
    return true;
  };
  switch (command) {
    case 'acceptRow': {
      // nothing in doubt is taken as right before it was in sight
      const [next, ...later] = unseenDoubts(screen, state.visited);
      if (next !== undefined) {
        const label = labelOf(screen.fields[next]!.key);
        set({
          field: next,
          told: later.length === 0 ? tell('doubtLast', label) : tell('doubtNext', label, later.length),
        });
        return true;
      }
      return decide({ act: 'accept', row: screen.id }, 'row', tell('accepted', screen.name ?? tell('noName')));
    }
    case 'acceptField':
      if (!at) return false;
      return decide(
        { act: 'accept', row: screen.id, fields: [at.key] },
        'field',
        `${labelOf(at.key)}: ${toldAs('right')}`,
      );
    case 'choose': {
      const choice = at?.choices[Number(key) - 1];
      if (!at || !choice) {
        set({ told: tell('noChoice', key) });
        return true;
      }
      const { value } = choice;
      return decide({ act: 'type', row: screen.id, field: at.key, value }, 'field', toldValue(value));
    }
    case 'unreadable':
      if (!at) return false;
      return decide(
        { act: 'unreadable', row: screen.id, field: at.key },
        'field',
        `${labelOf(at.key)}: ${toldAs(command)}`,
      );
    case 'none':
      return decide({ act: 'none', row: screen.id }, 'row', toldAs('not-an-indicator'));
    case 'swap': {
      const [above, below] = ['formula.numerator', 'formula.denominator'].map((key) =>
        screen.fields.find((field) => field.key === key),
      );
      if (!above || !below) {
        set({ told: tell('swapNone') });
        return true;
      }
      const type = (field: string, value: FieldScreen['value']): Act => ({ act: 'type', row: screen.id, field, value });
      const acts = [type(above.key, valueNow(below)), type(below.key, valueNow(above))];
      void page.decide(acts, 'stay', tell('keySwap'));
      return true;
    }
    case 'nextAbsent': {
      const next = nextAbsent(screen.fields, state.field);
      set(next < 0 ? { told: tell('absentNone') } : { field: next });
      return true;
    }
    case 'merge':
      if (screen.below === null) set({ told: tell('mergeNone') });
      else set({ panel: 'merge' });
      return true;
    case 'nextField':
    case 'beforeField': {
      const step = command === 'nextField' ? 1 : -1;
      set({ field: Math.max(0, Math.min(screen.fields.length - 1, state.field + step)) });
      return true;
    }
    case 'nextRow':
    case 'beforeRow': {
      const next = state.at + (command === 'nextRow' ? 1 : -1);
      if (next >= 0 && next < state.order.length) void page.show(next);
      return true;
    }
    case 'fit':
      set({ look: { at: state.look.at === 'row' ? 'page' : 'row', times: state.look.times + 1 } });
      return true;
    case 'layer':
      set({ layer: !state.layer });
      return true;
    default:
      return false;
  }
}

/** After the last row: Enter goes on with what is left to look at, and the rows of before are not far. */
function runAtEnd(command: Command, page: Reviewing): boolean {
  const { state } = page;
  if (state.at < state.order.length) return false; // a row is being fetched
  const next = command === 'acceptRow' ? afterQueue(state) : null;
  if (next !== null) void page.filter(next);
  else if (command === 'acceptRow') page.set({ panel: 'log' });
  else if (command === 'beforeRow' && state.order.length > 0) void page.show(state.order.length - 1);
  else return false;
  return true;
}

/** Moves and sizes the box that is being drawn; Enter reads what stands in it. */
export function drawByKeys(event: KeyboardEvent, page: Reviewing): boolean {
  const { drawing, screen } = page.state;
  if (!drawing || !screen || event.target instanceof HTMLTextAreaElement) return false;
  if (event.key === 'Enter') {
    event.preventDefault();
    void readBox(page, screen);
    return true;
  }
  const step = 6;
  const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  if (!move) return false;
  event.preventDefault();
  const sheet = screen.pages.find((one) => one.page === drawing.page);
  if (!sheet) return true;
  const [dx = 0, dy = 0] = move;
  const [x0, y0, x1, y1] = drawing.box;
  const box: Box = event.shiftKey ? [x0, y0, x1 + dx, y1 + dy] : [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
  const isOn = box[0] >= 0 && box[1] >= 0 && box[2] <= sheet.width && box[3] <= sheet.height;
  if (isOn && box[2] - box[0] >= step && box[3] - box[1] >= step) page.set({ drawing: { ...drawing, box } });
  return true;
}

/** Asks what stands in the box, and shows it to be checked. */
export async function readBox(page: Reviewing, screen: RowAnswer): Promise<void> {
  const { drawing } = page.state;
  if (!drawing) return;
  page.set({ panel: 'add', drawing: { ...drawing, read: 'reading' } });
  const [x0, y0, x1, y1] = drawing.box.map((v) => Math.round(v * 10) / 10) as [number, number, number, number];
  const box: Box = [x0, y0, x1, y1];
  const asked = { document: screen.document, page: drawing.page, box, like: screen.id };
  const answered = await post<ReadAnswer>('/api/read', asked);
  if (isFailure(answered)) page.set({ panel: 'none', drawing: null, fault: tell('refusedBy', answered.reason ?? '') });
  else if (page.state.panel === 'add') page.set({ drawing: { page: drawing.page, box, read: answered } });
}
