import { largestFile } from '../files/textFile.js';

/** Takes what an object of git holds, undefined where that is more than Gloss reads; answers whether it wants more. */
export type TakeBlob = (content: Buffer | undefined, name: string) => boolean;

interface Body {
  readonly name: string;
  readonly isWanted: boolean;
  /** Bytes of the object that are still to come, with the line break after it. */
  left: number;
  pieces: Buffer[] | undefined;
}

/** Reads what `git cat-file --batch` prints, piece by piece; answers of each piece whether more is wanted. */
export function blobReader(take: TakeBlob): (chunk: Buffer) => boolean {
  let line = '';
  let body: Body | undefined;
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (body) {
        const piece = chunk.subarray(at, at + body.left);
        body.pieces?.push(piece);
        body.left -= piece.length;
        at += piece.length;
        if (body.left > 0) return true;
        const { name, isWanted, pieces } = body;
        body = undefined;
        if (isWanted && !take(pieces && Buffer.concat(pieces).subarray(0, -1), name)) return false;
        continue;
      }
      const end = chunk.indexOf(10, at);
      line += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
      if (end < 0) return true;
      at = end + 1;
      const [, name = '', type, length] = /^([\da-f]+) (\w+) (\d+)$/.exec(line) ?? [];
      line = '';
      if (length === undefined) continue;
      const isWanted = type === 'blob';
      const isKept = isWanted && Number(length) <= largestFile;
      body = { name, isWanted, left: Number(length) + 1, pieces: isKept ? [] : undefined };
    }
    return true;
  };
}
