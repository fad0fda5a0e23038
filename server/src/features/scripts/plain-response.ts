import type { Response } from 'shared/questions/registry.ts';
import { filesIn } from 'shared/questions/response.ts';

/** A response in words without its question: texts as they are, lists with commas, parts by their names, files by theirs. */
export function plainResponse(response: Response | null): string {
  if (response === null) return '';
  if (typeof response !== 'object') return typeof response === 'boolean' ? (response ? 'Đ' : 'S') : String(response);
  if (Array.isArray(response)) return response.map(plainResponse).join(', ');
  const [file] = filesIn(response);
  if (file === response) return file.name;
  return Object.entries(response)
    .map(([part, said]) => `${part}: ${plainResponse(said as Response)}`)
    .join('; ');
}
