import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { type KeyRing, open, SealBroken, type SealedPlace, seal } from "#server/vault";

export type SealedFile = {
  /** The file's own key, sealed by the vault for its place: kept in the row. */
  readonly sealedKey: string;
  /** Kept in the storage. */
  readonly cipherBytes: Uint8Array;
};

const [keyBytes, ivBytes, tagBytes] = [32, 12, 16];
const fileKey = z.object({
  key: z.base64url().transform((text) => Buffer.from(text, "base64url")),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Seals a file with a key of its own (AES-256-GCM), and that key by the vault for a place: changing the ring's key seals
 * rows anew and leaves files alone. Place and SHA-256 of the content are sealed in, so that neither another record nor
 * another version of the file opens.
 */
export function sealFile(place: SealedPlace, bytes: Uint8Array, ring?: KeyRing): SealedFile {
  const [key, iv] = [randomBytes(keyBytes), randomBytes(ivBytes)];
  const sha256 = sha256Of(bytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(associatedData(place, sha256));
  const parts = [iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
  const sealedKey = seal(place, JSON.stringify({ key: key.toString("base64url"), sha256 }), ring);
  return { sealedKey, cipherBytes: new Uint8Array(Buffer.concat(parts)) };
}

/** Opens what `sealFile` sealed for this very place. Throws `SealBroken` for another place, key or byte. */
export function openFile(place: SealedPlace, sealedKey: string, cipherBytes: Uint8Array, ring?: KeyRing): Uint8Array {
  const { key, sha256 } = keyOf(place, sealedKey, ring);
  if (key.length !== keyBytes || cipherBytes.length < ivBytes + tagBytes) throw broken(place);
  const [iv, body, tag] = [
    cipherBytes.subarray(0, ivBytes),
    cipherBytes.subarray(ivBytes, -tagBytes),
    cipherBytes.subarray(-tagBytes),
  ];
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  decipher.setAAD(associatedData(place, sha256)).setAuthTag(tag);
  try {
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch {
    throw broken(place);
  }
}

function keyOf(place: SealedPlace, sealedKey: string, ring?: KeyRing): z.output<typeof fileKey> {
  const opened = open(place, sealedKey, ring);
  try {
    return fileKey.parse(JSON.parse(opened));
  } catch {
    throw broken(place);
  }
}

function broken(place: SealedPlace): SealBroken {
  return new SealBroken(`a sealed file of ${place.table}.${place.field} does not open here`);
}

function associatedData(place: SealedPlace, sha256: string): Buffer {
  return Buffer.from(JSON.stringify(["file", place.seller, place.table, place.record, place.field, sha256]));
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
