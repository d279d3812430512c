/** The script of the page of `ikat review`: it asks the server what the run holds, and draws it. */
import './review-page.css';
import type { RunAnswer } from '../../pipeline/model/review/answers.ts';
import { render } from './kit/ui.ts';
import { App } from './review/app.tsx';
import { get, isFailure, takeToken } from './review/server/asking.ts';
import { tell } from './review/say.ts';

const root = document.createElement('div');
root.id = 'app';
document.body.append(root);

function tellOnly(text: string): void {
  render(<p class="waiting hint">{text}</p>, root);
}

async function start(): Promise<void> {
  if (!takeToken()) {
    tellOnly(tell('noToken'));
    return;
  }
  tellOnly(tell('loading'));
  const answered = await get<RunAnswer>('/api/run');
  if (isFailure(answered)) tellOnly(answered.reason === null ? tell('lost') : tell('noToken'));
  else render(<App answer={answered} />, root);
}

void start();
