import { type Field, fields } from "./form.ts";

/** A message that customs takes, version 202205. A document without `lines` holds its fields itself. */
export type MessageForm = {
  readonly number: "303" | "505" | "603" | "605" | "607" | "701";
  readonly node: string;
  readonly head: readonly Field[];
  readonly lines: readonly Field[] | null;
  readonly maxLines: number;
  readonly needsSignature: boolean;
};

/** 电子订单 */
const order: MessageForm = {
  number: "303",
  node: "Order",
  head: fields(`
    guid c36 appType c1 appTime c14 appStatus c1 orderType c1 orderNo s60 ebpCode s18 ebpName s100 ebcCode s18 ebcName s100
    goodsValue d freight d currency c3 note s1000?`),
  lines: fields(`
    gnum i5 itemNo s30 itemName s250 itemDescribe s1000? barCode s50? unit c3 currency c3 qty d price d totalPrice d
    note s1000?`),
  maxLines: 100,
  needsSignature: false,
};

/** 物流运单 */
const waybill: MessageForm = {
  number: "505",
  node: "Logistics",
  head: fields(`
    guid c36 appType c1 appTime c14 appStatus c1 logisticsCode s18 logisticsName s100 logisticsNo s32 freight d insuredFee d
    currency c3 grossWeight d packNo i9 goodsInfo s200 ebcCode s18? ebcName s100? ebcTelephone s50? note s1000?`),
  lines: null,
  maxLines: 0,
  needsSignature: false,
};

/** 申报清单 */
const list: MessageForm = {
  number: "603",
  node: "Inventory",
  head: fields(`
    guid c36 appType c1 appTime c14 appStatus c1 customsCode c4 ebpCode s18 ebpName s100 orderNo s60 logisticsCode s18
    logisticsName s100 logisticsNo s32 copNo s30 preNo c18? invtNo s20? ieFlag c1 portCode c4 ieDate c8 statisticsFlag c1
    agentCode s18 agentName s100 ebcCode s18 ebcName s100 ownerCode s18 ownerName s100 iacCode s18? iacName s100? emsNo s30?
    tradeMode c4 trafMode c1 trafName s100? voyageNo s32? billNo s37? totalPackageNo s37? loctNo s10? licenseNo s19?
    country c3 POD s3-4 freight d fCurrency c3 fFlag c1 insuredFee d iCurrency c3 iFlag c1 wrapType c1 packNo i9
    grossWeight d netWeight d note s1000?`),
  lines: fields(`
    gnum i5 itemNo s20 itemRecordNo s30? itemName s250? gcode c10 gname s250 gmodel s250 barCode s50 country c3 currency c3
    qty d qty1 d qty2 d? unit c3 unit1 c3 unit2 s3? price d totalPrice d note s1000?`),
  maxLines: 100,
  needsSignature: true,
};

/** 撤销申请单 */
const cancel: MessageForm = {
  number: "605",
  node: "InvtCancel",
  head: fields(`
    guid c36 appType c1 appTime c14 appStatus c1 customsCode c4 copNo s30 preNo c18? invtNo s20 reason s1000 agentCode s18
    agentName s100 ebcCode s18 ebcName s100 note s1000?`),
  lines: null,
  maxLines: 0,
  needsSignature: true,
};

/** 清单总分单 */
const master: MessageForm = {
  number: "607",
  node: "WayBill",
  head: fields(`
    guid c36 appType c1 appTime c14 appStatus c1 customsCode c4 copNo s30 preNo c18? agentCode s18 agentName s100 loctNo s10?
    trafMode c1 trafName s100 voyageNo s32 billNo s37 domesticTrafNo s100? grossWeight d logisticsCode s18
    logisticsName s100 msgCount i9 msgSeqNo i9 note s1000?`),
  lines: fields("gnum i5 totalPackageNo s60? logisticsNo s32 invtNo s20? note s1000?"),
  maxLines: Number.POSITIVE_INFINITY,
  needsSignature: true,
};

/** 汇总申请单 */
const summary: MessageForm = {
  number: "701",
  node: "SummaryApply",
  head: fields(`
    guid c36 appType c1 appTime c14 appStatus c1 customsCode c4 copNo s30 preNo s18? sumNo s18? agentCode s18 agentName s100
    ebcCode s18 ebcName s100 declAgentCode s18 declAgentName s100 startTime s14? endTime s14? loctNo s10? summaryFlag c1
    itemNameFlag c1 msgCount i9 msgSeqNo i9 note s1000?`),
  lines: fields("invtNo s20"),
  maxLines: Number.POSITIVE_INFINITY,
  needsSignature: true,
};

export const messageForms: readonly MessageForm[] = [order, waybill, list, cancel, master, summary];

/** 传输信息, once in every message. */
export const baseTransfer = fields("copCode s18 copName s100 dxpMode c3 dxpId s30 note s1000?");

export const baseSubscribe = fields("status s100 dxpMode c3 dxpAddress s100 note s1000?");
