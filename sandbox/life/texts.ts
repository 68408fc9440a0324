/** LINK's Chinese wording of each action code that the sandbox plays. Source: Cainiao open platform, action codes. */
const texts: Readonly<Record<string, string>> = {
  GWMS_ACCEPT: "仓库接单成功",
  GWMS_CANCEL: "订单已取消",
  PU_PICKUP_SUCCESS: "揽收成功",
  PU_PICKUP_FAILURE: "揽收失败：未联系上发件人",
  SC_INBOUND_SUCCESS: "分拨中心入库成功",
  SC_INBOUND_FAILURE: "分拨中心入库异常：包裹超出线路限制，安排退回",
  SC_OUTBOUND_SUCCESS: "离开分拨中心",
  LH_HO_IN_SUCCESS: "到达出发地交通枢纽",
  CC_EX_START: "出口清关开始",
  CC_EX_SUCCESS: "出口清关完成",
  CC_EX_FAILURE: "出口清关异常：海关查验",
  LH_HO_AIRLINE: "离开出发国（交航安检成功）",
  LH_DEPART: "航班起飞",
  LH_ARRIVE: "航班到达目的国",
  CC_HO_IN_SUCCESS: "到达海关",
  CC_IM_START: "进口清关开始",
  CC_IM_PROCESS: "进口清关中：补充资料已提交",
  CC_IM_SUCCESS: "进口清关完成",
  CC_IM_FAILURE: "进口清关异常：海关要求补充资料",
  CC_HO_OUT_SUCCESS: "离开海关",
  GTMS_ACCEPT: "当地配送公司已接收",
  GTMS_SC_ARRIVE: "到达目的国分拨中心",
  GTMS_DO_ARRIVE: "到达最后投递站",
  GTMS_DO_DEPART: "派送中",
  GTMS_SIGNED: "已签收",
  GTMS_STA_SIGNED: "到达自提点，等待收件人自提",
  GTMS_PUDO_SIGNED: "收件人已在自提点取件",
  GTMS_DEL_FAILURE: "投递失败：收件人不在",
  GTMS_RE_DELIVERING: "再次投递",
  GTMS_SIGN_FAILURE: "签收异常：收件人拒收",
  GTMS_STA_WAIT_CUST_CHANGE_ADDRESS: "地址不详，等待收件人修改地址",
  LM_UNREACHABLE_RETURN: "无法联系收件人，安排退回",
  RT_INBOUND: "退回海外仓",
  RT_OUTBOUND: "海外仓退件出库",
  RT_DESTROY: "海外仓已销毁",
  RT_WH_HO_IN: "退货仓接收",
  RT_WH_INBOUND: "退货仓入库",
  RT_WH_OUTBOUND: "退货仓出库",
  RETURNED: "退回卖家签收",
  TD_BONDED_PARK: "到达保税园区",
};

/** The town stands in brackets in front of the text, as Cainiao writes it. */
export function tell(code: string, town: string): string {
  const text = texts[code] ?? code;
  return town ? `[${town}] ${text}` : text;
}
