import { z } from "zod";

/** A code as a carrier reported it: anything but nothing. */
const code = { vocabulary: z.string().min(1).max(60), code: z.string().min(1).max(200) };

/** A meaning for a code, by the meaning's key. */
export const mapCodeInput = z.object({ ...code, meaning: z.string().min(1).max(120) });
export type MapCodeInput = z.output<typeof mapCodeInput>;

export const unmapCodeInput = z.object(code);
export type UnmapCodeInput = z.output<typeof unmapCodeInput>;
