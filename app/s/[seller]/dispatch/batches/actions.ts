"use server";

import { pauseBatchInput } from "#lib/dispatch/schema";
import { pauseBatch, resumeBatch } from "#server/operations/pause-batch";
import { sellerAction } from "#server/web/action";

export const pauseBatchAction = sellerAction("dispatch.create", pauseBatchInput, pauseBatch);
export const resumeBatchAction = sellerAction("dispatch.create", pauseBatchInput, resumeBatch);
