import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { agencyMarkdown, agencyPage, agencyTables } from '../../../../output/catalogue/forms/agency-pages.ts';
import { hostileTexts, sampleCatalogue } from '../sample-catalogue.ts';

type Node = DefaultTreeAdapterTypes.Node;

const agencies = () => agencyTables(sampleCatalogue().dataset);

function found(node: Node, name: string): DefaultTreeAdapterTypes.Element[] {
  const own = 'tagName' in node && node.tagName === name ? [node] : [];
  const below = 'childNodes' in node ? node.childNodes.flatMap((child) => found(child, name)) : [];
  return [...own, ...below];
}

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** The cells of each row of the first table that a browser would see. */
function tableOf(html: string): { text: string; span: string | undefined }[][] {
  const [table] = found(parse(html), 'table');
  return found(table!, 'tr').map((row) =>
    row.childNodes.flatMap((cell) =>
      'tagName' in cell ? [{ text: textOf(cell), span: cell.attrs.find(({ name }) => name === 'rowspan')?.value }] : [],
    ),
  );
}

describe('the table of an agency as it is printed', () => {
  test('has its columns in the order of the paper, and merged cells as such', () => {
    const [headings, first, second] = tableOf(agencyPage(agencies()[0]!));
    expect(headings!.map(({ text }) => text)).toEqual([
      ...['Sasaran', 'Kode', 'Indikator', 'Rumus', 'Penanggung jawab', 'Sumber data'],
      ...['Target 2024', 'Target 2025', 'Target 2026', 'Target 2027', 'Target 2028', 'Akhir', 'Kondisi awal'],
    ]);
    expect(first![0]).toEqual({
      text: 'Meningkatnya kualitas hidup pemerlu pelayanan kesejahteraan sosial',
      span: '2',
    });
    expect(second![0]).toEqual({ text: '2', span: '1' });
    expect(first!.map(({ text }) => text)).toContain('≥ 90');
  });

  test('leaves out what was concluded and is not on the paper', () => {
    expect(tableOf(agencyPage(agencies()[0]!))[0]!.map(({ text }) => text)).not.toContain('Satuan');
  });

  test('shows hostile texts as texts', () => {
    const html = agencyPage(agencies()[0]!);
    const names = tableOf(html)
      .flat()
      .map(({ text }) => text);
    // a page has one line end, and no sign for what commands a machine
    const shown = (text: string) => text.replace('\r\n', '\n').replace('\u0007', '\ufffd').replace('\u0000', '\ufffd');
    for (const text of hostileTexts) expect(names).toContain(shown(text));
    expect(
      found(parse(html), 'script')
        .map((script) => textOf(script))
        .filter((code) => code.includes('alert(1)')),
    ).toEqual([]);
  });

  test('is Markdown of which no cell breaks a row', () => {
    const lines = agencyMarkdown(agencies()[0]!)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const pipes = lines.map((line) => line.replace(/\\./g, '').split('|').length);
    expect(lines).toHaveLength(2 + 2 + hostileTexts.length);
    expect(new Set(pipes).size).toBe(1);
    expect(lines.join('\n')).not.toMatch(/<script|[\u202a-\u202e\u2066-\u2069]/);
  });

  test('is there for documents whose agency is not known', () => {
    expect(agencies().map(({ path }) => path)).toEqual(['agencies/agency-tapin', 'agencies/unknown']);
  });

  test('has a file name that any system takes, whatever the id', () => {
    const { dataset } = sampleCatalogue();
    const id = '../../etc/<passwd>';
    dataset.agencies[0]!.id = id;
    for (const row of dataset.indicators) if (row.agency !== null) row.agency = id;
    expect(agencyTables(dataset)[0]!.path).toMatch(/^agencies\/------etc--passwd--[0-9a-f]{8}$/);
  });
});
