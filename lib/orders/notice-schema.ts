import { z } from "zod";
import { neededNoticeFields, noticeColumnFields } from "#lib/orders/notice-layout";

const column = z.object({ field: z.enum(noticeColumnFields), title: z.string().trim().min(1).max(60) });

/** A store's layout of the upload file. Codes of its own: needed_column_missing, column_twice. */
export const noticeLayoutInput = z.object({
  storeId: z.uuid(),
  layout: z.object({
    columns: z
      .array(column)
      .min(1)
      .max(30)
      .refine((columns) => neededNoticeFields.every((field) => columns.some((one) => one.field === field)), {
        message: "needed_column_missing",
      })
      .refine((columns) => new Set(columns.map(({ title }) => title)).size === columns.length, {
        message: "column_twice",
      }),
    words: z.object({ all: z.string().trim().min(1).max(40), part: z.string().trim().min(1).max(40) }),
    serviceNames: z.record(z.string().min(1).max(60), z.string().trim().min(1).max(120)),
  }),
});
export type NoticeLayoutInput = z.output<typeof noticeLayoutInput>;

/** Numbers that a person has typed into the platform by hand: they count as exported until the next import confirms. */
export const markNoticesInput = z.object({ waybillIds: z.array(z.uuid()).min(1).max(500) });
export type MarkNoticesInput = z.output<typeof markNoticesInput>;

/** All numbers of a store that wait, into one file. */
export const exportNoticesInput = z.object({ storeId: z.uuid(), format: z.enum(["xlsx", "csv"]) });
export type ExportNoticesInput = z.output<typeof exportNoticesInput>;
