import { createInflate } from "node:zlib";

export type Inflated = {
  readonly length: number;
  /** Null unless asked for. */
  readonly bytes: Buffer | null;
  /** False: the data broke off or was damaged; what came before is there. */
  readonly isWhole: boolean;
};

/**
 * Inflates a stream of zlib piece by piece, counting; null as soon as there is more than the limit. Deflate reaches
 * 1 to 1,032, so that a file of 15 MB could hold 15 GB.
 */
export async function inflateWithin(data: Uint8Array, limit: number, isKept: boolean): Promise<Inflated | null> {
  const inflate = createInflate();
  const parts: Buffer[] = [];
  let length = 0;
  inflate.end(data);
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > limit) return null;
      if (isKept) parts.push(part);
    }
    return { length, bytes: isKept ? Buffer.concat(parts) : null, isWhole: true };
  } catch {
    return { length, bytes: isKept ? Buffer.concat(parts) : null, isWhole: false };
  } finally {
    inflate.destroy();
  }
}
