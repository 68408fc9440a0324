import { refusal } from "./route.ts";

/** A raw message as text: a browser shows it and runs nothing of it. Refuses with `missing` where there is none. */
export function rawXmlAnswer(xml: string | null, missing: string): Response {
  if (xml === null) return refusal(404, missing);
  return new Response(xml, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
