import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import en from "#messages/en/audit.json" with { type: "json" };
import zh from "#messages/zh-CN/audit.json" with { type: "json" };
import type { AuditEvent, AuditEventName } from "./entry.ts";
import { auditEventNames } from "./groups.ts";
import { sentenceValues } from "./sentence.ts";

/** One entry of every event, as an operation writes it; with the Chinese sentence that an owner reads. */
const samples: readonly (readonly [AuditEvent, string])[] = [
  [
    { event: "msds_added", data: { file: "m.pdf", validUntil: "2027-12-31", products: 3 } },
    "上传了 MSDS m.pdf（有效至 2027-12-31），用于 3 个商品",
  ],
  [
    { event: "msds_replaced", data: { file: "m.pdf", validUntil: "2027-12-31", products: 3 } },
    "用 MSDS m.pdf（有效至 2027-12-31）替换了旧文件，用于 3 个商品",
  ],
  [
    { event: "msds_edited", data: { file: "m.pdf", validUntil: "2027-12-31", products: 3 } },
    "更改了 MSDS m.pdf 的资料（有效至 2027-12-31），涉及 3 个商品",
  ],
  [{ event: "msds_linked", data: { file: "m.pdf", products: 2 } }, "把 MSDS m.pdf 关联到 2 个商品"],
  [
    { event: "bill_imported", data: { file: "b.xlsx", lines: 120, differenceMinor: 1234, currency: "CNY" } },
    "导入了承运商账单 b.xlsx：120 行，与打单时的价格相差 12.34 CNY",
  ],
  [{ event: "msds_unlinked", data: { products: 2 } }, "取消了 2 个商品的 MSDS"],
  [{ event: "msds_archived", data: { file: "m.pdf", products: 2 } }, "停用了 MSDS m.pdf，2 个商品不再有 MSDS"],
  [{ event: "msds_expired", data: { file: "m.pdf", on: "2027-12-31" } }, "MSDS m.pdf 已过有效期（截止 2027-12-31）"],
  [{ event: "msds_viewed", data: { file: "m.pdf" } }, "查看了 MSDS m.pdf"],
  [{ event: "print_profile_saved", data: { name: "打包台 1", isNew: true } }, "新建了打印方式「打包台 1」"],
  [{ event: "print_profile_removed", data: { name: "打包台 1" } }, "删除了打印方式「打包台 1」"],
  [{ event: "alarm_robot_saved", data: { name: "发货群", isNew: true, isOn: true } }, "新建了告警机器人「发货群」"],
  [{ event: "alarm_robot_saved", data: { name: "发货群", isNew: false, isOn: false } }, "停用了告警机器人「发货群」"],
  [{ event: "alarm_robot_removed", data: { name: "发货群" } }, "删除了告警机器人「发货群」"],
  [{ event: "alarm_rules_saved", data: { count: 3 } }, "更改了 3 项告警规则"],
  [{ event: "quiet_hours_saved", data: { hours: "22:00–07:30" } }, "把免打扰时段设为 22:00–07:30"],
  [{ event: "quiet_hours_saved", data: { hours: "" } }, "取消了免打扰时段"],
  [{ event: "parcel_checked", data: { isVerified: true, measuredGrams: 325 } }, "核对了包裹内件，称重 325 克"],
  [{ event: "seller_signed_up", data: { name: "义乌晨光" } }, "注册了商家「义乌晨光」"],
  [{ event: "seller_activated", data: { environment: "production" } }, "开通了发货功能（正式环境）"],
  [{ event: "seller_suspended", data: { reason: "证照过期" } }, "暂停了商家，原因：证照过期"],
  [{ event: "seller_resumed", data: {} }, "恢复了商家"],
  [
    { event: "application_field_saved", data: { fields: ["licence.uscc", "licence.address"] } },
    "填写了开通申请：<licence.uscc>、<licence.address>",
  ],
  [
    { event: "application_secret_shown", data: { field: "account.accountNumber" } },
    "查看了完整的<account.accountNumber>",
  ],
  [{ event: "document_added", data: { slot: "id_front", file: "a.png" } }, "上传了<id_front>：a.png"],
  [{ event: "document_removed", data: { slot: "id_front", file: "a.png" } }, "删除了<id_front>：a.png"],
  [{ event: "document_viewed", data: { slot: "id_front", file: "a.png" } }, "查看了<id_front>：a.png"],
  [{ event: "application_submitted", data: { round: 2 } }, "提交了开通申请（第 2 次）"],
  [
    { event: "application_checked", data: { round: 1, counts: { pass: 20, ask: 1, refuse: 0 } } },
    "自动审核完成：通过 20 项，待人工确认 1 项，不通过 0 项",
  ],
  [{ event: "application_opened_by_staff", data: { round: 1 } }, "打开了开通申请（第 1 次提交）"],
  [
    { event: "application_field_decided", data: { field: "licence.uscc", decision: "confirm", reason: "" } },
    "复核通过了<licence.uscc>",
  ],
  [{ event: "application_approved", data: { by: "rules" } }, "开通申请自动审核通过"],
  [{ event: "application_returned", data: { fields: ["licence.uscc"] } }, "退回了开通申请，需更正：<licence.uscc>"],
  [{ event: "application_reopened", data: { section: "account" } }, "重新开放了<account>以供修改"],
  [{ event: "application_change_withdrawn", data: {} }, "撤回了对已开通资料的修改"],
  [{ event: "account_proof_ordered", data: { account: "1234" } }, "发起了账户验证，向尾号 1234 的账户汇入小额款项"],
  [{ event: "account_proof_tried", data: { outcome: "wrong", triesLeft: 2 } }, "账户验证填写有误，还可以试 2 次"],
  [{ event: "rehearsal_started", data: {} }, "开始了首单测试"],
  [{ event: "rehearsal_ended", data: { outcome: "failed" } }, "首单测试未通过"],
  [{ event: "material_expired", data: { subject: "card", on: "2026-11-25" } }, "电子口岸 IC 卡已于 2026-11-25 到期"],
  [{ event: "member_invited", data: { email: "a@b.c", role: "finance" } }, "邀请了 a@b.c，角色：财务"],
  [{ event: "invitation_revoked", data: { email: "a@b.c" } }, "撤销了对 a@b.c 的邀请"],
  [{ event: "member_joined", data: { email: "a@b.c", role: "viewer" } }, "a@b.c 加入，角色：只读"],
  [{ event: "member_role_changed", data: { from: "viewer", to: "owner" } }, "更改了成员角色：只读 → 主账号"],
  [{ event: "member_removed", data: { email: "a@b.c" } }, "移除了成员 a@b.c"],
  [{ event: "store_saved", data: { name: "晨光店" } }, "保存了店铺「晨光店」"],
  [{ event: "own_address_saved", data: { kind: "pickup" } }, "保存了<pickup>"],
  [{ event: "own_address_removed", data: { kind: "pickup" } }, "删除了<pickup>"],
  [
    { event: "orders_imported", data: { file: "a.xlsx", counts: { new: 12, changed: 3, same: 1 } } },
    "导入了订单文件 a.xlsx：新增 12，更新 3",
  ],
  [
    { event: "products_imported", data: { file: "p.xlsx", counts: { new: 1, changed: 2, same: 3, refused: 4 } } },
    "导入了商品资料 p.xlsx：新增 1，更新 2，未采纳 4",
  ],
  [{ event: "product_saved", data: { sku: "CUP-01", changed: ["nameZh", "hsCode"] } }, "更改了商品资料 CUP-01 的 2 项"],
  [
    { event: "hs_code_confirmed", data: { sku: "CUP-01", code: "691110", way: "proposed" } },
    "确认了 CUP-01 的 HS 编码 691110（识别建议）",
  ],
  [
    { event: "hs_code_withdrawn", data: { sku: "CUP-01", code: "691110", way: "proposed" } },
    "撤回了 CUP-01 的 HS 编码 691110",
  ],
  [{ event: "line_matched", data: { line: "sku:CUP-01", productId: "x" } }, "把 CUP-01 关联到已有商品资料"],
  [{ event: "tax_ids_saved", data: { counts: { saved: 5 } } }, "保存了 5 个收件人税号"],
  [
    { event: "finding_overridden", data: { field: "postalCode", code: "odd", reason: "买家确认" } },
    "确认了「<postalCode>」的提示，理由：买家确认",
  ],
  [{ event: "recipient_corrected", data: { field: "city" } }, "更正了收件人的<city>"],
  [{ event: "notices_marked", data: { count: 1 } }, "标记为已声明发货"],
  [{ event: "solution_chosen", data: { solution: "", note: "" } }, "改回自动选择物流方案"],
  [{ event: "solution_chosen", data: { solution: "A", note: "更快" } }, "指定了物流方案 A，理由：更快"],
  [{ event: "services_switched", data: { services: "template" } }, "附加服务改回按物流模板"],
  [
    { event: "services_switched", data: { services: "insurance return_label" } },
    "附加服务：货物保险开，关税预付关，退货面单开",
  ],
  [{ event: "order_held", data: { reason: "等买家" } }, "暂缓了订单，备注：等买家"],
  [{ event: "order_released", data: {} }, "恢复了暂缓的订单"],
  [{ event: "order_split", data: { parts: 3 } }, "把订单拆成 3 个包裹"],
  [{ event: "order_split_undone", data: { parts: 3 } }, "撤销拆包，3 个包裹合回一个订单"],
  [{ event: "orders_merged", data: { orders: ["8190001", "8190002"] } }, "合并发货：8190001、8190002 装一个包裹"],
  [{ event: "orders_unmerged", data: { orders: ["8190002"] } }, "取消合并：8190002 单独发货"],
  [
    { event: "conflict_decided", data: { decision: "keep", kind: "recipient_changed", note: "买家同意" } },
    "订单出单后收件信息有变化：按原面单发货，备注：买家同意",
  ],
  [{ event: "order_weighed", data: { grams: 250 } }, "填写了包裹重量 250 克"],
  [{ event: "order_weighed", data: { grams: null } }, "包裹重量改回按商品资料"],
  [
    { event: "orders_tagged", data: { put: ["急单"], taken: ["缺货"], count: 12 } },
    "给 12 个订单改了标签，加上「急单」，去掉「缺货」",
  ],
  [{ event: "tag_saved", data: { name: "急单" } }, "保存了标签「急单」"],
  [{ event: "tag_deleted", data: { name: "急单", orders: 3 } }, "删除了标签「急单」，3 个订单不再有它"],
  [{ event: "view_saved", data: { name: "美国急单", shared: true } }, "保存了视图「美国急单」，全团队可见"],
  [{ event: "view_deleted", data: { name: "美国急单" } }, "删除了视图「美国急单」"],
  [{ event: "batch_confirmed", data: { counts: { booked: 40, held: 2 } } }, "一键打单：40 个包裹，暂缓 2 个"],
  [{ event: "batch_paused", data: { parcels: 38 } }, "暂停了打单批次，38 个包裹暂不提交"],
  [{ event: "batch_resumed", data: { parcels: 38 } }, "继续了打单批次，38 个包裹接着提交"],
  [{ event: "waybill_booked", data: { lpNumber: "LP1", trackingNumber: null } }, "取得运单 LP1"],
  [{ event: "waybill_failed", data: { code: "ERR-101", text: "地址不全" } }, "下单失败 ERR-101：地址不全"],
  [{ event: "waybill_cancel_requested", data: { reason: "买家取消" } }, "申请取消物流订单，原因：买家取消"],
  [{ event: "waybill_cancelled", data: {} }, "物流订单已取消"],
  [
    { event: "parcel_sent_again", data: { number: "LX100000001CN", cause: "lost" } },
    "包裹 LX100000001CN 重新发货：丢件",
  ],
  [{ event: "send_again_taken_back", data: { number: "LX100000001CN" } }, "撤销重新发货（原包裹 LX100000001CN）"],
  [{ event: "test_page_printed", data: {} }, "打印了测试页"],
  [{ event: "labels_printed", data: { count: 40 } }, "打印了 40 张面单"],
  [{ event: "papers_printed", data: { paper: "invoice", count: 40 } }, "打印了 40 个包裹的商业发票"],
  [{ event: "papers_download_asked", data: { period: "2026-11", count: 9 } }, "打包 2026-11 的单证（9 个包裹）"],
  [{ event: "papers_downloaded", data: { period: "2026-11", count: 9 } }, "下载了 2026-11 的单证（9 个包裹）"],
  [{ event: "purchase_invoices_imported", data: { file: "i.xlsx", count: 3 } }, "导入了 3 张进项发票（i.xlsx）"],
  [{ event: "purchase_invoice_removed", data: { number: "12345678" } }, "移除了进项发票 12345678"],
  [
    { event: "invoice_line_sku_changed", data: { number: "12345678", from: "A", to: "B" } },
    "把进项发票 12345678 的 SKU 从 A 改为 B",
  ],
  [{ event: "invoices_matched", data: { declaration: "", count: 2 } }, "为全部报关单匹配了进项发票（2 处）"],
  [{ event: "invoices_released", data: { declaration: "5304", count: 2 } }, "退回了报关单 5304 的进项发票（2 处）"],
  [{ event: "dossier_opened", data: { declaration: "5304" } }, "建立了报关单 5304 的退税备案"],
  [
    { event: "dossier_claimed", data: { declaration: "5304", on: "2026-11-25" } },
    "登记报关单 5304 于 2026-11-25 申报退税",
  ],
  [{ event: "dossier_claimed", data: { declaration: "5304", on: "" } }, "撤回了报关单 5304 的退税申报日期"],
  [
    { event: "dossier_branch_set", data: { declaration: "5304", from: "refund", to: "exemption" } },
    "把报关单 5304 的税务处理从退税改为免税",
  ],
  [
    { event: "dossier_need_set", data: { declaration: "5304", kind: "agency", reason: "自行报关" } },
    "报关单 5304 的委托报关单据标为不需要，原因：自行报关",
  ],
  [
    { event: "dossier_document_added", data: { declaration: "5304", kind: "transport", file: "a.pdf" } },
    "为报关单 5304 上传了运输单据 a.pdf",
  ],
  [
    { event: "dossier_document_removed", data: { declaration: "5304", kind: "transport", file: "a.pdf" } },
    "移除了报关单 5304 的运输单据 a.pdf",
  ],
  [
    { event: "dossier_document_viewed", data: { declaration: "5304", kind: "transport", file: "a.pdf" } },
    "查看了报关单 5304 的运输单据 a.pdf",
  ],
  [{ event: "dossiers_exported", data: { count: 3 } }, "导出了 3 份退税备案"],
  [
    { event: "refund_rate_set", data: { code: "6912001000", rateBp: 1300, from: "2026-01-01" } },
    "填写了 6912001000 的退税率：2026-01-01 起 13%",
  ],
  [{ event: "notices_exported", data: { count: 3, format: "xlsx" } }, "导出了声明发货文件（XLSX，3 条）"],
  [{ event: "notice_layout_saved", data: { columns: 7 } }, "更改了声明发货文件的格式（7 列）"],
  [{ event: "template_saved", data: { name: "美国-标准", isNew: true, changed: [] } }, "新建了物流模板「美国-标准」"],
  [
    { event: "template_saved", data: { name: "美国-标准", isNew: false, changed: ["toGrams", "maxDays"] } },
    "更改了物流模板「美国-标准」的 2 项",
  ],
  [{ event: "template_switched", data: { name: "美国-标准", to: "off" } }, "停用了物流模板「美国-标准」"],
  [{ event: "template_archived", data: { name: "美国-标准" } }, "删除了物流模板「美国-标准」"],
  [{ event: "templates_reordered", data: { names: ["a", "b", "c"] } }, "调整了 3 个物流模板的顺序"],
  [
    { event: "template_set_applied", data: { set: "saving", added: ["a"], counts: { added: 8, skipped: 1 } } },
    "套用了省钱模板：新增 8 个，跳过 1 个",
  ],
  [
    { event: "templates_imported", data: { file: "t.xlsx", counts: { new: 2, changed: 1, same: 4 } } },
    "导入了物流模板文件 t.xlsx：新增 2，更新 1",
  ],
  [
    { event: "country_group_saved", data: { name: "热销", countries: ["US", "BR"] } },
    "保存了国家分组「热销」（2 个国家和地区）",
  ],
  [{ event: "country_group_archived", data: { name: "热销" } }, "删除了国家分组「热销」"],
  [{ event: "routing_preset_set", data: { from: "cost", to: "speed" } }, "把智能推荐的偏好改为时效优先"],
  [
    { event: "exchange_connected", data: { dxpId: "DXPENT0000012345", environment: "sandbox" } },
    "接入了数据交换平台（传输编号 DXPENT0000012345）",
  ],
  [{ event: "customs_settings_saved", data: {} }, "更改了申报设置"],
  [{ event: "product_customs_saved", data: { sku: "CUP-01" } }, "填写了商品 CUP-01 的申报信息"],
  [{ event: "declaration_stopped", data: { code: "ERR-502" } }, "申报前检查未通过（ERR-502），没有发送"],
  [{ event: "declaration_sent", data: { copNo: "D1", submission: 1, documents: ["CEB603"] } }, "发送了申报清单"],
  [{ event: "declaration_sent", data: { copNo: "D1", submission: 2, documents: ["CEB603"] } }, "第 2 次发送申报清单"],
  [
    { event: "declaration_answered", data: { state: "returned", status: "100", words: "商品归类存疑" } },
    "申报清单海关退单：商品归类存疑",
  ],
  [{ event: "declaration_answered", data: { state: "released", status: "800", words: "" } }, "申报清单放行"],
  [{ event: "declaration_corrected", data: { copNo: "D1" } }, "更正了申报清单，重新申报"],
  [{ event: "declaration_withdrawal_requested", data: { reason: "买家取消" } }, "申请撤销申报清单，原因：买家取消"],
  [{ event: "bag_opened", data: { code: "B20261129-01", method: "pickup" } }, "打开了大包 B20261129-01（上门揽收）"],
  [{ event: "bag_closed", data: { code: "B20261129-01", count: 40 } }, "封了大包 B20261129-01，内有 40 个包裹"],
  [{ event: "bag_reopened", data: { code: "B20261129-01", count: 40 } }, "重新打开了大包 B20261129-01，内有 40 个包裹"],
  [{ event: "bag_discarded", data: { code: "B20261129-01", count: 0 } }, "作废了空的大包 B20261129-01"],
  [
    { event: "parcel_taken_out", data: { bag: "B20261129-01", number: "LX1CN" } },
    "把包裹 LX1CN 取出了大包 B20261129-01",
  ],
  [
    { event: "bags_handed_over", data: { code: "H20261129-01", bags: 3, parcels: 812, method: "courier" } },
    "交接了 3 个大包、812 个包裹（自寄），交接单 H20261129-01",
  ],
  [{ event: "parcel_to_intercept", data: { waybillNo: "LX1CN" } }, "包裹 LX1CN 已交接，需要拦截"],
  [{ event: "incident_raised", data: { kind: "interception", number: "LX1CN" } }, "登记异常：拦截包裹（LX1CN）"],
  [
    { event: "incident_taken_over", data: { kind: "declaration_held", number: "LX1CN" } },
    "接手异常：海关查验（LX1CN）",
  ],
  [
    { event: "incident_assigned", data: { kind: "lost", number: "LX1CN", to: "李雷" } },
    "分派异常：丢件（LX1CN），给 李雷",
  ],
  [
    { event: "incident_moved", data: { kind: "bad_address", number: "LX1CN", state: "with_buyer" } },
    "转交异常：地址有误（LX1CN），等买家",
  ],
  [
    { event: "incident_reopened", data: { kind: "stalled", number: "LX1CN", note: "又没有轨迹" } },
    "重新打开异常：轨迹停滞（LX1CN），说明：又没有轨迹",
  ],
  [
    { event: "incident_file_added", data: { kind: "damaged", number: "LX1CN", file: "box.jpg" } },
    "给异常添加附件：破损（LX1CN），box.jpg",
  ],
  [
    { event: "incident_file_removed", data: { kind: "damaged", number: "LX1CN", file: "box.jpg" } },
    "移除异常附件：破损（LX1CN），box.jpg",
  ],
  [
    { event: "incident_file_viewed", data: { kind: "damaged", number: "LX1CN", file: "box.jpg" } },
    "查看异常附件：破损（LX1CN），box.jpg",
  ],
  [
    { event: "incident_resolved", data: { kind: "interception", number: "LX1CN", note: "承运商已拦下" } },
    "处理完异常：拦截包裹（LX1CN），说明：承运商已拦下",
  ],
  [
    { event: "incident_closed", data: { kind: "declaration_returned", number: "LX1CN", by: "released" } },
    "异常自动结束：海关退单（LX1CN），海关已放行",
  ],
  [
    { event: "master_list_sent", data: { billNo: "999-1", parcels: 3, leftOut: 1 } },
    "发送了清单总分单：提运单 999-1，3 个包裹，未列入 1 个",
  ],
  [{ event: "summary_sent", data: { month: "2026-11", lists: 2, leftOut: 0 } }, "发送了 2026-11 的汇总申请：2 份清单"],
  [
    { event: "export_declaration_received", data: { entryId: "530420260000009900", lists: 2 } },
    "收到报关单 530420260000009900（2 份清单）",
  ],
];

const voice = {
  nameOf: ({ code }: { readonly code: string }) => `<${code}>`,
  list: (names: readonly string[]) => names.join("、"),
};

function teller(locale: "zh-CN" | "en") {
  const faults: string[] = [];
  const t = createTranslator({
    ...{ locale, namespace: "audit", messages: { audit: locale === "en" ? en : zh } },
    onError: (error) => faults.push(error.message),
  });
  const say = (entry: AuditEvent) =>
    t(`events.${entry.event}` as never, { ...sentenceValues(entry, voice) } as never) as string;
  return { say, faults };
}

describe("every event has a sentence that a person can read", () => {
  test("none is missing here, and none is left over in the messages", () => {
    expect([...new Set(samples.map(([{ event }]) => event))].sort()).toEqual([...auditEventNames].sort());
    for (const messages of [zh, en]) expect(Object.keys(messages.events).sort()).toEqual([...auditEventNames].sort());
  });

  test.each(samples.map(([entry, sentence]) => [entry.event, entry, sentence] as const))("%s", (_, entry, sentence) => {
    const [chinese, english] = [teller("zh-CN"), teller("en")];
    expect(chinese.say(entry)).toBe(sentence);
    expect(english.say(entry)).toMatch(/^[^{}]{8,}$/);
    expect([...chinese.faults, ...english.faults]).toEqual([]);
  });

  test.each(auditEventNames)("%s is said of an entry that lacks everything, too", (event: AuditEventName) => {
    const { say, faults } = teller("zh-CN");
    const old = { event, data: {} } as unknown as AuditEvent;
    expect(say(old)).not.toMatch(/undefined|null|^audit\./);
    expect(faults).toEqual([]);
  });
});
