"use server";

import { exportNoticesInput, markNoticesInput, noticeLayoutInput } from "#lib/orders/notice-schema";
import { exportNotices } from "#server/operations/export-notices";
import { markNotices } from "#server/operations/mark-notices";
import { saveNoticeLayout } from "#server/operations/save-notice-layout";
import { sellerAction } from "#server/web/action";

export const exportNoticesAction = sellerAction("notices.export", exportNoticesInput, exportNotices);
export const markNoticesAction = sellerAction("notices.export", markNoticesInput, markNotices);
export const saveNoticeLayoutAction = sellerAction("notices.export", noticeLayoutInput, saveNoticeLayout);
