import type { IncomingMessage, ServerResponse } from "node:http";

/** What a proxy in front of a busy service shows. */
export const busyPage = "<html><head><title>系统繁忙</title></head><body><h1>系统繁忙，请稍后再试</h1></body></html>";

export function send(
  response: ServerResponse,
  status: number,
  text: string,
  type = "application/json; charset=utf-8",
): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(text);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Only this machine, asked for by its own name: a page from elsewhere cannot reach in by a name that it moved here. */
export function isLocal(request: IncomingMessage): boolean {
  const from = request.socket.remoteAddress ?? "";
  const isLoopback = from === "::1" || from.startsWith("127.") || from.startsWith("::ffff:127.");
  return isLoopback && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? "");
}

/** Only this machine, and no web page: a browser would send an Origin. */
export function mayControl(request: IncomingMessage): boolean {
  return isLocal(request) && request.headers.origin === undefined;
}
