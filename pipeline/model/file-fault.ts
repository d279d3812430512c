/** What goes wrong with files and folders, in words: the codes of the system (ENOENT, EACCES ...) reach nobody. */
import { PipelineError } from './errors.ts';

const words: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EACCES: 'permission is missing',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space allowed to you is used up',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program uses it',
  ETXTBSY: 'another program uses it',
  EIO: 'the disk reports a fault',
  ESTALE: 'the network folder is gone',
  ETIMEDOUT: 'the network folder does not answer',
  EFBIG: 'the file is too large',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
  ERR_STRING_TOO_LONG: 'the file is too large',
};

const wrongPath = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'];
const noSpace = ['ENOSPC', 'EDQUOT'];
const writing = ['mkdir', 'write', 'rename', 'fsync', 'unlink', 'rmdir', 'rm', 'ftruncate'];

type SystemError = Error & { code: string; syscall?: string; path?: string };

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** What went wrong, as the end of a sentence ("permission is missing"). */
export function faultWords(error: unknown): string {
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  // "EXDEV: cross-device link not permitted, rename ..." holds words of the system's own
  return words[error.code] ?? /^E\w+: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
}

/** A file or folder that cannot be read: `not-found` for a path that leads to no file, else `unreadable-file`. */
export function cannotRead(error: unknown, file: string): PipelineError {
  if (error instanceof PipelineError) return error;
  if (file === '') return new PipelineError('not-found', 'The path is empty');
  const fault = faultWords(error);
  const isWrongPath = isSystemError(error) && wrongPath.includes(error.code);
  if (!isWrongPath) return new PipelineError('unreadable-file', `It cannot be read: ${fault}`, { file });
  return new PipelineError('not-found', `${fault.slice(0, 1).toUpperCase()}${fault.slice(1)}`, { file });
}

/** A folder or file that cannot be written: `disk-full` where room is missing, else `output-not-writable`. */
export function cannotWrite(error: unknown, file: string): PipelineError {
  if (file === '') return new PipelineError('output-not-writable', 'The path is empty');
  const code = isSystemError(error) && noSpace.includes(error.code) ? 'disk-full' : 'output-not-writable';
  return new PipelineError(code, `Nothing can be written there: ${faultWords(error)}`, { file });
}

const namesShown = 8;

/** Names for a message, few of many: "a, b and 3 more", or "nothing". */
export function fewOf(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, namesShown).join(', ');
  const more = names.length - namesShown;
  return more > 0 ? `${shown} and ${more} more` : shown || 'nothing';
}

/** What the file system said while a command ran, as a refusal; null for any other error. */
export function fileFault(error: unknown): PipelineError | null {
  if (!isSystemError(error) || error.syscall === undefined) return null;
  if (error.syscall === 'uv_cwd')
    return new PipelineError('not-found', 'The folder that the command runs in is gone', { file: '.' });
  const isWriting = writing.includes(error.syscall) || noSpace.includes(error.code) || error.code === 'EROFS';
  return (isWriting ? cannotWrite : cannotRead)(error, error.path ?? '(a file of the run)');
}
