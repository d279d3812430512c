import { it } from 'vitest';
import { matchHeading } from '../normalizers/headings.ts';
import { headings } from './normalizers/table-of.ts';
it('time', () => { const t = performance.now(); for (let i = 0; i < 300; i++) matchHeading(`Persentase ${i} penduduk yang memperoleh air`, headings); console.log((performance.now() - t) / 300, 'ms'); const u = performance.now(); for (let i = 0; i < 300; i++) matchHeading(`Sumber Datu ${'abcdefghij'[i % 10]}`, headings); console.log((performance.now() - u) / 300, 'ms'); });
