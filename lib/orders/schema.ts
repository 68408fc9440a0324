import { z } from "zod";

/** Names a previewed import; everything else is read again. */
export const importInput = z.object({ importId: z.uuid() });
export type ImportInput = z.output<typeof importInput>;
