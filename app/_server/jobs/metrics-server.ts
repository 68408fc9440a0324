import { createServer, type Server } from "node:http";
import { isBearer } from "../bearer.ts";
import { metrics } from "../metrics.ts";

/** Shows a worker's own figures at `/metrics` to the bearer of the token. Resolves when it listens. */
export function startMetricsServer(host: string, port: number, token: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return response.writeHead(404).end();
    if (!isBearer(request.headers.authorization, token)) {
      return response.writeHead(401, { "www-authenticate": "Bearer" }).end();
    }
    const { registry } = metrics();
    const figures = await registry.metrics();
    return response.writeHead(200, { "content-type": registry.contentType }).end(figures);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}
