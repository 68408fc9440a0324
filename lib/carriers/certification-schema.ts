import { z } from "zod";
import { cargoKinds } from "./cargo-kinds.ts";
import type { CertificationScope } from "./certification.ts";
import type { SandboxResult } from "./certification-file.ts";

const all = z.literal("all");

export const certificationScopeSchema: z.ZodType<CertificationScope> = z.object({
  solutions: z.union([all, z.array(z.string().min(1).max(60)).max(300)]),
  countries: z.union([all, z.array(z.string().regex(/^[A-Z]{2}$/)).max(300)]),
  cargoKinds: z.union([all, z.array(z.enum(cargoKinds)).max(cargoKinds.length)]),
});

const sandboxSchema: z.ZodType<SandboxResult> = z.object({
  passed: z.boolean(),
  at: z.int(),
  by: z.string(),
  how: z.enum(["gateway", "manual"]),
  note: z.string(),
});

/** A scope as it was stored; throws when it is none, since a guess would let parcels go out uncertified. */
export function readCertificationScope(stored: unknown): CertificationScope {
  return certificationScopeSchema.parse(stored);
}

/** The last sandbox test as it was stored; null: none yet. Throws when it is none. */
export function readSandboxResult(stored: unknown): SandboxResult | null {
  return stored === null || stored === undefined ? null : sandboxSchema.parse(stored);
}
