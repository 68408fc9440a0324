import { getLocale } from "next-intl/server";
import { fileAnswer } from "#server/files/file-answer";
import { zipDossier } from "#server/operations/zip-dossier";
import { refusal, sellerRoute } from "#server/web/route";

/** One small dossier as a ZIP: the index and the documents. */
export const GET = sellerRoute<{ seller: string; declaration: string }>(
  "dossier.read",
  async (scope, _, { declaration }) => {
    const result = await zipDossier(scope, declaration.slice(0, 18), await getLocale());
    if (!result.ok) return refusal(404, result.refusal.code);
    return fileAnswer(result.value.bytes, result.value.fileName, "zip");
  },
);
