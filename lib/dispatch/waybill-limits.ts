/** Characters of the reason for cancelling a waybill. */
export const waybillReasonMax = 200;
