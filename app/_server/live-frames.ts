export type LiveNotice = { readonly sellerId: string; readonly cursor: number };

/** What the database notifies: `<seller id>:<cursor>`; null for anything else. */
export function readLiveNotice(payload: string): LiveNotice | null {
  const match = /^([0-9a-f-]{36}):(\d{1,15})$/.exec(payload);
  return match?.[1] ? { sellerId: match[1], cursor: Number(match[2]) } : null;
}

/**
 * `hello` only tells where the stream begins, `news` that there is something to read again. The data is JSON and goes with the
 * id in one event, which a browser takes whole or not at all: whoever knows the id has had the data.
 */
export function liveFrame(event: "hello" | "news", cursor: number, data: object): string {
  return `id: ${cursor}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
