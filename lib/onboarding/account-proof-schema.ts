import { z } from "zod";

/** What the seller read in its online banking. What it means is read by `account-proof.ts`. */
export const proofTryInput = z.object({
  amount: z.string().trim().min(1).max(30),
  code: z.string().trim().min(1).max(60),
});
export type ProofTryInput = z.output<typeof proofTryInput>;
