import { log } from "../log.ts";
import { endLiveStreams } from "./live.ts";

const held = globalThis as typeof globalThis & { alpWebProcess?: true };

/** Once per web process: open streams are closed at the end (the server would wait for them). */
export function beginWebProcess(): void {
  if (held.alpWebProcess) return;
  held.alpWebProcess = true;
  process.once("SIGTERM", endLiveStreams);
  process.once("SIGINT", endLiveStreams);
}

/** An exception behind a page, an action or a route: a bug, said once with its path. */
export function logRequestError(
  error: unknown,
  request: { readonly path: string; readonly method: string; readonly route: string },
): void {
  // an invitation's link is a secret while it lives
  const path = request.path.replace(/^(\/join\/[^/]+\/)[^/?]+/, "$1***").replace(/\?.*$/, "");
  log().error({ err: error, ...request, path }, "request failed");
}
