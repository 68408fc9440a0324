/** The part of yauzl 3 that is used here; the package brings no types. */
declare module "yauzl" {
  import type { Readable } from "node:stream";

  export type Entry = {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    isEncrypted(): boolean;
  };

  export type ZipFile = {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  };

  export function fromBufferPromise(
    buffer: Buffer,
    options?: { readonly lazyEntries?: boolean; readonly validateEntrySizes?: boolean },
  ): Promise<ZipFile>;
}
