import { refresh } from "next/cache";
import type { z } from "zod";
import type { SellerScope, StaffScope, StaffSellerScope } from "#db/scope";
import type { Refusal, Result } from "#lib/kit/result";
import type { MemberPermission, StaffPermission } from "#lib/sellers/permissions";
import { type FieldProblem, fieldProblem } from "./field-problem.ts";
import { sellerScopeFor, staffScopeFor, staffSellerScopeFor } from "./page.ts";
import { withRequestLog } from "./request-log.ts";

/** What a browser gets from an action: the value, a refusal to show, or the fields that were malformed. */
export type ActionAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly invalid: readonly FieldProblem[] };

/**
 * A door for members: scope → permission → parse → operation → result. The seller's id is bound by the page, so that two
 * tabs on two sellers cannot cross. On success the reply carries the redrawn screen.
 */
export function sellerAction<Input extends z.ZodType, T>(
  permission: MemberPermission,
  input: Input,
  operation: (scope: SellerScope, input: z.output<Input>) => Promise<Result<T>>,
): (sellerId: string, raw: unknown) => Promise<ActionAnswer<T>> {
  return async (sellerId, raw) => {
    const scope = await sellerScopeFor(String(sellerId), permission);
    if (typeof scope === "string") return { ok: false, refusal: { code: scope } };
    return withRequestLog({ sellerId: scope.sellerId }, () => answer(input, raw, (parsed) => operation(scope, parsed)));
  };
}

/** A door for members that only reads (a review before a confirmation): nothing is redrawn. */
export function sellerReadAction<Input extends z.ZodType, T>(
  permission: MemberPermission,
  input: Input,
  read: (scope: SellerScope, input: z.output<Input>) => Promise<Result<T>>,
): (sellerId: string, raw: unknown) => Promise<ActionAnswer<T>> {
  return async (sellerId, raw) => {
    const scope = await sellerScopeFor(String(sellerId), permission);
    if (typeof scope === "string") return { ok: false, refusal: { code: scope } };
    return withRequestLog({ sellerId: scope.sellerId }, () => parseAnd(input, raw, (parsed) => read(scope, parsed)));
  };
}

/**
 * A door for members that saves as they type: the answer carries the new state, so that the page is not redrawn under the
 * hands of whoever fills it in.
 */
export const sellerSaveAction = sellerReadAction;

/** A door for staff acting on the platform. */
export function staffAction<Input extends z.ZodType, T>(
  permission: StaffPermission,
  input: Input,
  operation: (scope: StaffScope, input: z.output<Input>) => Promise<Result<T>>,
): (raw: unknown) => Promise<ActionAnswer<T>> {
  return async (raw) => {
    const scope = await staffScopeFor(permission);
    if (typeof scope === "string") return { ok: false, refusal: { code: scope } };
    return withRequestLog({}, () => answer(input, raw, (parsed) => operation(scope, parsed)));
  };
}

/** A door for staff acting on one seller, whose id the page binds. */
export function staffSellerAction<Input extends z.ZodType, T>(
  permission: StaffPermission,
  input: Input,
  operation: (scope: StaffSellerScope, input: z.output<Input>) => Promise<Result<T>>,
): (sellerId: string, raw: unknown) => Promise<ActionAnswer<T>> {
  return async (sellerId, raw) => {
    const scope = await staffSellerScopeFor(String(sellerId), permission);
    if (typeof scope === "string") return { ok: false, refusal: { code: scope } };
    return withRequestLog({}, () => answer(input, raw, (parsed) => operation(scope, parsed)));
  };
}

/** Parses what came, runs the operation and redraws the screen when it went well. */
export async function answer<Input extends z.ZodType, T>(
  input: Input,
  raw: unknown,
  operation: (parsed: z.output<Input>) => Promise<Result<T>>,
): Promise<ActionAnswer<T>> {
  const result = await parseAnd(input, raw, operation);
  if (result.ok) refresh();
  return result;
}

async function parseAnd<Input extends z.ZodType, T>(
  input: Input,
  raw: unknown,
  operation: (parsed: z.output<Input>) => Promise<Result<T>>,
): Promise<ActionAnswer<T>> {
  const parsed = input.safeParse(raw);
  return parsed.success ? operation(parsed.data) : { ok: false, invalid: parsed.error.issues.map(fieldProblem) };
}
