import { fileAnswer } from "#server/files/file-answer";
import { readNoticeFile } from "#server/operations/read-notice-file";
import { refusal, sellerRoute } from "#server/web/route";

type Params = { readonly seller: string; readonly export: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The upload file of an export (声明发货), as often as it is asked for. */
export const GET = sellerRoute<Params>("notices.export", async (scope, _request, params) => {
  if (!uuid.test(params.export)) return refusal(404, "export_unknown");
  const file = await readNoticeFile(scope, params.export);
  return file.ok ? fileAnswer(file.value.bytes, file.value.name, file.value.kind) : refusal(404, file.refusal.code);
});
