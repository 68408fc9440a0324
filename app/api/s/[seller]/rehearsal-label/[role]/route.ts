import { rehearsalRoles } from "#lib/onboarding/states";
import { drawRehearsalPicture, readRehearsalLabel } from "#server/operations/read-rehearsal";
import { pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

type Params = { readonly seller: string; readonly role: string };

/** The label of one parcel of the latest first-order test, marked as one that must not be sent; `?picture` as a picture. */
export const GET = sellerRoute<Params>("application.read", async (scope, request, params) => {
  const role = rehearsalRoles.find((one) => one === params.role);
  if (!role) return refusal(404, "label_not_found");
  if (!new URL(request.url).searchParams.has("picture")) return pdfAnswer(await readRehearsalLabel(scope, role));
  const picture = await drawRehearsalPicture(scope, role);
  if (!picture.ok) return refusal(404, picture.refusal.code);
  const { bytes, mediaType } = picture.value;
  return new Response(new Uint8Array(bytes), {
    // the page names the test in the picture's address: another test has another picture
    headers: {
      "content-type": mediaType,
      "cache-control": "private, max-age=600",
      "x-content-type-options": "nosniff",
    },
  });
});
