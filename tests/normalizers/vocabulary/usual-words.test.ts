import { expect, it } from 'vitest';
import { readUsualWords } from '../../../normalizers/vocabulary/usual-words.ts';

it('reads a word and its class a line, with or without a last line break', () => {
  const words = [
    ['ada', 'common'],
    ['adalat', 'rare'],
    ['adam', 'name'],
    ['adb', 'short'],
  ];
  expect([...readUsualWords('word,class\nada,c\nadalat,r\n\nadam,n\nadb,s\n')]).toEqual(words);
  expect([...readUsualWords('word,class\nada,c\nadalat,r\nadam,n\nadb,s')]).toEqual(words);
});

it('reads none from a heading alone, or from nothing', () => {
  expect(readUsualWords('word,class').size).toBe(0);
  expect(readUsualWords('').size).toBe(0);
});

it.each(['Ada,c', 'ada', 'ada,x', 'ada,c,n', ' ada,c'])('names the line that is broken: "%s"', (line) => {
  expect(() => readUsualWords(`word,class\nabad,c\n${line}\nakan,c\n`)).toThrow(
    'vocabulary/usual-words.csv:3: a word and its class are needed',
  );
});
