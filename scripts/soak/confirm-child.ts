import { closeDatabase } from "#db/client";
import type { ConfirmBatchInput } from "#lib/dispatch/schema";
import { confirmBatch } from "#server/operations/confirm-batch";
import { mintSellerScope } from "#server/scope";

/** What a web process does when a person confirms, in a process of its own that can be killed at any moment. */
const { member, input } = JSON.parse(process.argv[2] ?? "{}") as {
  member: Parameters<typeof mintSellerScope>[0];
  input: ConfirmBatchInput;
};

process.send?.("confirming");
const result = await confirmBatch(mintSellerScope(member), input);
await closeDatabase();
process.send?.(result, () => process.disconnect());
