import type { IncidentKind } from "../kinds.ts";

/** What is asked of a carrier about a parcel in trouble, after its numbers; `{status}` is the carrier's own code. */
export const carrierRequests: Readonly<
  Record<
    Exclude<IncidentKind, "declaration_returned" | "declaration_held" | "interception">,
    { readonly zh: string; readonly en: string }
  >
> = {
  customs_hold: {
    zh: "海关暂扣。请告知扣留原因、需要补充的资料和提交期限，我们马上提供。",
    en: "It is held in customs. Please tell us why, which documents are needed and by when; we will send them at once.",
  },
  payment_due: {
    zh: "需要缴纳税费。请告知金额、缴纳方式和保管截止日期，在此之前请不要退回。",
    en: "It waits for duty or tax. Please tell us the amount, how to pay and until when it is kept; do not send it back before.",
  },
  bad_address: {
    zh: "地址有误，请先不要退回。正确地址：（在此填写）。请改派并确认。",
    en: "Its address is wrong; please do not send it back yet. The right address: (fill in). Please deliver it there and confirm.",
  },
  delivery_failed: {
    zh: "派送失败。请告知原因和包裹现在的位置，安排再次派送并告知时间。",
    en: "Its delivery failed. Please tell us why and where it is, deliver it again and tell us when.",
  },
  refused: {
    zh: "登记为收件人拒收。请提供拒收凭证，并保留包裹，等我们确认重派还是退回。",
    en: "It is reported as refused. Please send us the proof and keep it until we say whether to deliver it again or to return it.",
  },
  returned: {
    zh: "正在退回。请告知退回原因、退回地址、预计到达时间和退件单号。",
    en: "It is on its way back. Please tell us why, to which address, when it arrives and the number of the return.",
  },
  lost: {
    zh: "已登记丢失。请提供最后一次扫描的时间、地点和调查结果，并按条款启动赔付。",
    en: "It is reported as lost. Please tell us time and place of its last scan and what was found, and begin compensation by your terms.",
  },
  damaged: {
    zh: "运输途中破损。请提供破损照片和处理记录，并按条款启动赔付。",
    en: "It was damaged on the way. Please send us photos and the report, and begin compensation by your terms.",
  },
  destroyed: {
    zh: "已被销毁。请提供销毁证明和原因，并说明赔付办法。",
    en: "It was destroyed. Please send us the proof with the reason, and say how it is compensated.",
  },
  pickup_failed: {
    zh: "揽收失败。请告知原因，并重新安排揽收时间。",
    en: "Its pick-up failed. Please tell us why, and when it will be picked up.",
  },
  warehouse_rejected: {
    zh: "被仓库拒收。请告知具体原因（重量、尺寸、带电、面单等）和处理办法。",
    en: "Your warehouse rejected it. Please tell us exactly why (weight, size, battery, label) and what is to be done.",
  },
  stalled: {
    zh: "很久没有新轨迹。请查件，并告知最后一次扫描的时间、地点和预计恢复时间。",
    en: "There has been no news of it for long. Please look for it and tell us time and place of its last scan and when it goes on.",
  },
  late: {
    zh: "已超过承诺时效。请加急处理，并告知现在的位置和预计妥投时间。",
    en: "It is later than promised. Please speed it up, and tell us where it is and when it will be delivered.",
  },
  not_online: {
    zh: "已交接，但没有揽收轨迹。请核对：已收到的请补扫，没有收到的请马上查找。声明发货后 5 个工作日没有轨迹，平台会判为虚假发货。",
    en: "It was handed over but never scanned. Please check: scan it if you have it, look for it at once if not. After five working days without a scan the platform counts it as false shipment.",
  },
  waybill_unknown: {
    zh: "在贵司系统里查不到。请确认是否收到预报、运单号是否有效。",
    en: "Your system does not know it. Please confirm that you have the booking and that the number is valid.",
  },
  carrier_exception: {
    zh: "报告了异常（代码 {status}）。请说明具体问题、处理办法和预计时间。",
    en: "An exception was reported (code {status}). Please tell us what is wrong, what is being done and until when.",
  },
};
