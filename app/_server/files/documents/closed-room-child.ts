import { setPriority } from "node:os";
import { buffer } from "node:stream/consumers";
import type { RoomTask } from "./closed-room.ts";

/**
 * The process of `closed-room.ts`: one task from its arguments, one file on standard input, one answer on standard
 * output. Each task loads only what it needs.
 */
const task = JSON.parse(process.argv[2] ?? "") as RoomTask;
// whoever waits for a page comes first: a third of the time that they get
setPriority(5);

type Done = { readonly facts: unknown; readonly bytes: Uint8Array };

async function carryOut(bytes: Uint8Array): Promise<Done> {
  if (task.name === "examine_image") return (await import("./examine-image.ts")).examineImage(bytes);
  if (task.name === "examine_pdf") {
    const { examinePdf } = await import("./examine-pdf.ts");
    return { facts: await examinePdf(bytes, task.maxPages), bytes: new Uint8Array() };
  }
  return (await import("./draw-page.ts")).drawPage(bytes, task.page);
}

const done = await carryOut(await buffer(process.stdin));
const facts = Buffer.from(JSON.stringify({ facts: done.facts, length: done.bytes.length }));
const length = Buffer.alloc(4);
length.writeUInt32BE(facts.length);
process.stdout.end(Buffer.concat([length, facts, done.bytes]), () => process.exit(0));
