export type LiveNotice = { readonly sellerId: string; readonly cursor: number };

/** What the database notifies: `<seller id>:<cursor>`; null for anything else. */
export function readLiveNotice(payload: string): LiveNotice | null {
  const match = /^([0-9a-f-]{36}):(\d{1,15})$/.exec(payload);
  return match?.[1] ? { sellerId: match[1], cursor: Number(match[2]) } : null;
}

/** `hello` only tells where the stream begins, `news` that there is something to read again. */
export function liveFrame(event: "hello" | "news", cursor: number): string {
  return `id: ${cursor}\nevent: ${event}\ndata: ${cursor}\n\n`;
}
