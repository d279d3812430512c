/** HTML in which every text is escaped unless it was built here. */

/** A piece of HTML that is safe to place as it is. */
export type Markup = { readonly safe: string };

/** What may stand in a template: text is escaped, markup is not, null and false give nothing, lists are joined. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text that is safe between tags and inside quoted attributes; control characters become U+FFFD. */
export function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- a browser drops or misreads these
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
  return printable.replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign);
}

/** Template tag: markup`<p>${anyText}</p>`; attributes must be in double quotes. */
export function markup(strings: TemplateStringsArray, ...values: Content[]): Markup {
  return { safe: strings.reduce((all, part, i) => all + render(values[i - 1]) + part) };
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  if ('safe' in content) return content.safe;
  return content.map(render).join('');
}
