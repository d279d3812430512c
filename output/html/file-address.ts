/** Addresses of files beside a page. */

/** A relative address for a file path; nothing in it can become a scheme or leave the attribute. */
export function fileAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
