/** Length of "end of central directory" without its comment (APPNOTE.TXT 4.3.16). */
const endLength = 22;

/**
 * Does a ZIP end anywhere in these bytes? Programs look for a ZIP from its end, so that any file can carry one behind or
 * inside itself. Four bytes alone occur by chance: the record must also lead back to a directory.
 */
export function endsAsZip(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf("PK\x05\x06", 0, "latin1"); at >= 0; at = file.indexOf("PK\x05\x06", at + 1, "latin1")) {
    if (at + endLength > file.length) return false;
    const directory = at - file.readUInt32LE(at + 12);
    if (directory >= 0 && file.toString("latin1", directory, directory + 4) === "PK\x01\x02") return true;
    // a ZIP64 end or an empty ZIP stands right before
    if (file.toString("latin1", Math.max(0, at - 20), at).startsWith("PK\x06\x07")) return true;
  }
  return false;
}
