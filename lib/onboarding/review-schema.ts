import { z } from "zod";

/** Ends a review as the reviewer sees it end: a button never does what it did not say. */
export const concludeReviewInput = z.object({
  outcome: z.enum(["approve", "return"]),
  /** How many fields and documents go back to the seller; 0 for an approval. */
  returned: z.int().min(0).max(500),
});
export type ConcludeReviewInput = z.output<typeof concludeReviewInput>;
