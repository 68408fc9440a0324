import { z } from "zod";
import { downloadContents } from "./downloads.ts";
import { paperLanguages } from "./paper-kinds.ts";

/** A day or month, what the ZIP shall hold, and in which language. */
export const askDownloadInput = z.object({
  period: z.string().trim().max(10),
  contents: z.array(z.enum(downloadContents)).min(1).max(downloadContents.length),
  language: z.enum(paperLanguages),
});
export type AskDownloadInput = z.output<typeof askDownloadInput>;

/** Names one download. */
export const downloadInput = z.object({ downloadId: z.uuid() });
export type DownloadInput = z.output<typeof downloadInput>;
