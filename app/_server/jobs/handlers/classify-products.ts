import { z } from "zod";
import { log } from "#server/log";
import { classifyLike, classifyProducts } from "#server/operations/classify-products";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";

/** Proposes HS codes for a seller's products that are new or changed; `like`: for those that resemble one just confirmed. */
export const classifyProductsJob = defineJob({
  name: "classify-products",
  schema: z.object({ sellerId: z.uuid(), like: z.uuid().optional() }),
  batchSize: 2,
  handler: async ({ sellerId, like }, { signal }) => {
    const scope = mintJobScope({ sellerId, job: "classify-products" });
    if (like !== undefined) {
      await classifyLike(scope, like, Date.now());
      return;
    }
    const classified = await classifyProducts(scope, { clock: Date.now, signal });
    if (classified > 0) log().info({ sellerId, classified }, "products classified");
  },
});
