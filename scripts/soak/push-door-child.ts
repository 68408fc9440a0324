import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { POST } from "../../app/api/carriers/[carrier]/[connection]/route.ts";

/**
 * What the web process does with pushes, without its pages: the route's own handler behind a port that several such processes
 * share, so that one can be killed at any moment. Argument: the port, 0 for a free one; tells the parent which it is.
 */
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const [, , , carrier = "", connection = ""] = (request.url ?? "").split("/");
  const asked = new Request(`http://alp.test${request.url}`, { method: "POST", body: Buffer.concat(parts) });
  const reply = await POST(asked, { params: Promise.resolve({ carrier, connection }) });
  response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
});

server.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1", reusePort: true }, () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once("disconnect", () => process.exit(0));
