import { Zip, ZipPassThrough } from "fflate";

/** A file of an archive; PDF and XLSX are compressed already, so it is stored as it is. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Packs files into one ZIP that is given away in parts of `partBytes` while it arises: never more than one file and one
 * part are in memory. `at` dates every file, so that the same files make the same archive. Answers its whole length.
 */
export async function zipInParts(
  entries: AsyncIterable<ZipEntry>,
  { partBytes, at }: { readonly partBytes: number; readonly at: number },
  onPart: (part: Uint8Array) => Promise<void>,
): Promise<number> {
  const waiting: Uint8Array[] = [];
  let [held, total] = [0, 0];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    waiting.push(chunk);
    held += chunk.byteLength;
  });
  const give = async (least: number) => {
    if (failure) throw failure;
    while (held > 0 && held >= least) {
      const whole = Buffer.concat(waiting.splice(0));
      const part = whole.subarray(0, partBytes);
      const rest = whole.subarray(part.byteLength);
      held = rest.byteLength;
      if (held > 0) waiting.push(rest);
      total += part.byteLength;
      await onPart(new Uint8Array(part));
    }
  };
  for await (const { name, bytes } of entries) {
    const file = new ZipPassThrough(name);
    file.mtime = at;
    zip.add(file);
    file.push(bytes, true);
    await give(partBytes);
  }
  zip.end();
  await give(1);
  return total;
}
