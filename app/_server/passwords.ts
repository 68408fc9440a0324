import { hash, verify } from "@node-rs/argon2";

/** Argon2id (2) with 19 MiB and two passes (OWASP Password Storage Cheat Sheet). */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What no password gives: tried where there is no account, so that both take the same time. */
let nobody: Promise<string> | undefined;

/** The hash to keep. The same password typed with another keyboard (NFKC) is the same. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Is this the password? With null for an account that does not exist: false, as slowly. */
export async function isPassword(kept: string | null, given: string): Promise<boolean> {
  nobody ??= hash("nobody's password", cost);
  const isRight = await verify(kept ?? (await nobody), given.normalize("NFKC"));
  return kept !== null && isRight;
}
