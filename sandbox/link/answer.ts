/** What LINK says back. Both members of a refusal are LINK's own: its code and its Chinese text. */
export type LinkAnswer =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly text: string };

export function yes(data: Readonly<Record<string, unknown>>): LinkAnswer {
  return { ok: true, data };
}

export function no(code: string, text: string): LinkAnswer {
  return { ok: false, code, text };
}

/** The envelope: `success` is text, and every member is always there. */
export function envelope(answer: LinkAnswer): string {
  return answer.ok
    ? JSON.stringify({ success: "true", errorCode: "", errorMsg: "", data: answer.data })
    : JSON.stringify({ success: "false", errorCode: answer.code, errorMsg: answer.text, data: {} });
}

/** LINK's standing texts for its gateway errors. */
export const gatewayTexts: Readonly<Record<string, string>> = {
  S01: "非法的XML/JSON",
  S02: "非法的数字签名",
  S03: "非法的物流公司/仓库公司",
  S04: "非法的通知类型",
  S05: "非法的通知内容",
  S06: "网络超时，请重试",
  S07: "系统异常，请重试",
  S08: "HTTP状态异常（非200）",
  S09: "返回报文为空",
  S10: "找不到对应的网关信息",
  S11: "非法的网关信息",
  S12: "非法的请求参数",
  S13: "业务服务异常",
  S14: "流控限制，请稍后重试",
  S20: "业务校验失败",
  B0001: "查询失败",
  B0002: "未知业务错误",
  B0003: "仓库编码错误",
  B0004: "地址编码错误",
  B0005: "订单不存在",
  B0006: "订单已关闭",
  B0007: "货代编码错误",
};

export function gatewayError(code: string, detail = ""): LinkAnswer {
  const text = gatewayTexts[code] ?? "未知错误";
  return no(code, detail ? `${text}：${detail}` : text);
}
