/** Files that a page gives. */

/** Saves bytes as a file. */
export function save(name: string, type: string, content: BlobPart[]): void {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob(content, { type }));
  link.click();
  // the browser reads it after the click
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
