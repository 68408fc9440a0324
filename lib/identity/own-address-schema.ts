import { z } from "zod";
import { checkOwnAddress } from "#lib/identity/own-address";

const text = (most: number) => z.string().max(most).default("");
const lines = z.object({
  contactName: text(100),
  province: text(100),
  city: text(100),
  district: text(100),
  street: text(400),
});

/** What is judged about an own address; each problem lies at its field's path with its code as the message. */
export const ownAddressFields = z
  .object({ zh: lines, en: lines, postalCode: text(20), mobile: text(40), telephone: text(40), email: text(120) })
  .transform((input, context) => {
    const { clean, problems } = checkOwnAddress(input);
    for (const { field, code } of problems) {
      context.addIssue({ code: "custom", path: field.split("."), message: code });
    }
    return clean;
  });
export type OwnAddressFields = z.output<typeof ownAddressFields>;
