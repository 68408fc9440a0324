import type { SellerScope, StaffScope, StaffSellerScope } from "#db/scope";
import type { MemberPermission, StaffPermission } from "#lib/sellers/permissions";
import { sellerScopeFor, staffScopeFor, staffSellerScopeFor } from "./page.ts";
import { withRequestLog } from "./request-log.ts";

/**
 * A door for files, imports and as-you-type reads under `/api/s/[seller]/…`: the same scope and permission as actions;
 * a POST must come from our own pages (Origin equals Host), since routes have no built-in check.
 */
export function sellerRoute<Params extends { readonly seller: string }>(
  permission: MemberPermission,
  handler: (scope: SellerScope, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    if (request.method !== "GET" && !isOwnOrigin(request)) return refusal(403, "foreign_origin");
    const params = await context.params;
    const scope = await sellerScopeFor(params.seller, permission);
    if (scope === "signed_out") return refusal(401, scope);
    if (scope === "not_allowed") return refusal(404, scope);
    if (scope === "second_factor_required") return refusal(403, scope);
    return withRequestLog({ sellerId: scope.sellerId }, () => handler(scope, request, params));
  };
}

/** A door under `/api/staff/sellers/[seller]/…` for staff acting on that seller: like `sellerRoute`. */
export function staffSellerRoute<Params extends { readonly seller: string }>(
  permission: StaffPermission,
  handler: (scope: StaffSellerScope, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    if (request.method !== "GET" && !isOwnOrigin(request)) return refusal(403, "foreign_origin");
    const params = await context.params;
    const scope = await staffSellerScopeFor(params.seller, permission);
    if (scope === "signed_out") return refusal(401, scope);
    if (scope === "not_allowed") return refusal(404, scope);
    if (scope === "second_factor_required") return refusal(403, scope);
    return withRequestLog({}, () => handler(scope, request, params));
  };
}

/** A door under `/api/staff/…` for staff acting on the platform: like `sellerRoute`. */
export function staffRoute<Params>(
  permission: StaffPermission,
  handler: (scope: StaffScope, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    if (request.method !== "GET" && !isOwnOrigin(request)) return refusal(403, "foreign_origin");
    const params = await context.params;
    const scope = await staffScopeFor(permission);
    if (scope === "signed_out") return refusal(401, scope);
    if (scope === "not_allowed") return refusal(404, scope);
    if (scope === "second_factor_required") return refusal(403, scope);
    return withRequestLog({}, () => handler(scope, request, params));
  };
}

function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (!origin || !host || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}

/** A refusal as JSON: `{ok: false, refusal: {code}}`, like an action's answer. */
export function refusal(status: number, code: string, values?: Record<string, string | number>): Response {
  return Response.json({ ok: false, refusal: values ? { code, values } : { code } }, { status });
}
