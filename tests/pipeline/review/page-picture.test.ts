import { expect, test } from 'vitest';
import { readPagePicture } from '../../../pipeline/review/page-picture.ts';

test.each([
  '../../etc/passwd',
  '/etc/passwd',
  'pages/../run.json',
  'pages/0123456789abcdef-1.html',
  'decisions.jsonl',
  '',
])('a run that calls "%s" a picture is not believed', async (file) => {
  await expect(readPagePicture('/', file)).rejects.toThrow('not there');
});
