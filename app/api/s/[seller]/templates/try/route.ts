import { dryRunTemplatesInput } from "#lib/routing/template-schema";
import { readBody } from "#server/files/read-body";
import { tryTemplates } from "#server/operations/try-templates";
import { refusal, sellerRoute } from "#server/web/route";

/** A template names a few hundred countries at most. */
const maxBytes = 64 * 1024;

/** What a change of templates would do to recent orders; nothing is written. Asked while one types, so it can be aborted. */
export const POST = sellerRoute("templates.edit", async (scope, request) => {
  // the browser gives up an older question when a newer one is typed
  const bytes = await readBody(request, maxBytes).catch(() => null);
  const parsed = dryRunTemplatesInput.safeParse(bytes && asJson(bytes));
  if (!parsed.success) return refusal(422, "invalid_value");
  const answer = await tryTemplates(scope, parsed.data);
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});

function asJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
