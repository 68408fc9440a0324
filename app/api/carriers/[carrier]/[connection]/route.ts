import { readLimitedText } from "#server/gateways/limited-body";
import { receivePush } from "#server/operations/receive-push";

/** One push holds one parcel's events; LINK's are a few kB. */
const maxBodyBytes = 1024 * 1024;

/** The public door of carriers' pushes. Who knocks is proven by the digest, see `receivePush`. */
export async function POST(
  request: Request,
  { params }: { readonly params: Promise<{ readonly carrier: string; readonly connection: string }> },
): Promise<Response> {
  const { carrier, connection } = await params;
  const body = await readLimitedText(request, maxBodyBytes);
  if (body === null) return new Response("too large", { status: 413 });
  const reply = await receivePush(carrier, connection, body, Date.now());
  if (!reply) return new Response("not found", { status: 404 });
  return new Response(reply.body, { headers: { "content-type": reply.contentType, "cache-control": "no-store" } });
}
