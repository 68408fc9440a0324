"use server";

import { askDownloadInput } from "#lib/papers/downloads-schema";
import { askPaperDownload } from "#server/operations/ask-paper-download";
import { sellerAction } from "#server/web/action";

export const askDownloadAction = sellerAction("papers.print", askDownloadInput, askPaperDownload);
