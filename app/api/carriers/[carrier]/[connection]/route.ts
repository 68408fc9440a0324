import { readLimitedText } from "#server/gateways/limited-body";
import { receivePush } from "#server/operations/receive-push";

/** A push of a hundred events is some 40 kB; ten thousand of one parcel still get in. */
const maxBodyBytes = 4 * 1024 * 1024;

/** The public door of carriers' pushes. Who knocks is proven by the digest, see `receivePush`. */
export async function POST(
  request: Request,
  { params }: { readonly params: Promise<{ readonly carrier: string; readonly connection: string }> },
): Promise<Response> {
  const { carrier, connection } = await params;
  const body = await readLimitedText(request, maxBodyBytes);
  const reply = await receivePush(carrier, connection, body, Date.now());
  if (!reply) return new Response("not found", { status: 404 });
  const status = reply.verdict === "too_large" ? 413 : 200;
  return new Response(reply.body, {
    status,
    headers: { "content-type": reply.contentType, "cache-control": "no-store" },
  });
}
