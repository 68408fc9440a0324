/** Longest beginning of a tag that a chunk may cut. */
const carried = 8;
const tags = /<row[\s>/]|<(?:v|is|f)[\s>]/g;

/**
 * Counts the rows of a worksheet's XML that hold anything, as its bytes stream by: what a program would keep in memory is
 * known before anything is. Rows that are only formatted do not count.
 */
export class SheetRowCounter {
  count = 0;
  #isEmpty = true;
  #rest = "";

  add(chunk: Uint8Array): void {
    const text = this.#rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
    let end = 0;
    for (const match of text.matchAll(tags)) {
      end = match.index + match[0].length;
      if (match[0].startsWith("<row")) this.#isEmpty = true;
      else if (this.#isEmpty) {
        this.#isEmpty = false;
        this.count++;
      }
    }
    this.#rest = text.slice(Math.max(end, text.length - carried));
  }
}
