import type { CarrierKind } from "../carrier.ts";

/** A company that carries. `services`: the codes of AliExpress's lists that are its own. */
export type DayOneCarrier = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: CarrierKind;
  readonly website: string;
  readonly services: readonly string[];
};

/**
 * The day-one list: 37 companies. The platform's closed list is not public; these are the companies behind the services
 * that AliExpress lists as online logistics or online express (35, without the mere route 139), and the two declared
 * carriers that sellers use most (CNE, 云途). Sources: its recommendation page (snapshots 2019, 2021), the plug-in's label
 * list, a bilingual ERP list. The grouping into companies is ALP's own.
 */
export const dayOneCarriers: readonly DayOneCarrier[] = [
  carrier("cainiao", "菜鸟", "Cainiao", "platform", "https://www.cainiao.com", "CAINIAO_STANDARD CAINIAO_PREMIUM …"),
  carrier("dhl", "DHL快递", "DHL Express", "express", "https://www.dhl.com", "DHL"),
  carrier("ups", "UPS", "UPS", "express", "https://www.ups.com", "UPS UPSE"),
  carrier("fedex", "联邦快递", "FedEx", "express", "https://www.fedex.com", "FEDEX FEDEX_IE"),
  carrier("tnt", "TNT", "TNT", "express", "https://www.tnt.com", "TNT"),
  carrier(
    "yanwen",
    "燕文物流",
    "Yanwen",
    "line",
    "https://www.yw56.com.cn",
    "YANWEN_AM YANWEN_ECONOMY YANWEN_STANDARD_SG …",
  ),
  carrier("fourpx", "递四方", "4PX", "line", "https://www.4px.com", "SGP SGP_OMP FOURPX_RM"),
  carrier(
    "chinapost",
    "中国邮政",
    "China Post",
    "postal",
    "https://www.ems.com.cn",
    "CPAM CPAP YANWEN_JYT EMS E_EMS EMS_ZX_ZX_US …",
  ),
  carrier(
    "sunyou",
    "顺友物流",
    "SunYou",
    "line",
    "https://www.sypost.com",
    "SUNYOU_RM SUNYOU_ECONOMY SHUNYOU_STANDARD_SG …",
  ),
  carrier(
    "sf",
    "顺丰国际",
    "SF International",
    "express",
    "https://www.sf-international.com",
    "SF SF_EPARCEL SF_EPARCEL_OM",
  ),
  carrier("yunexpress", "云途物流", "YunExpress", "line", "https://www.yunexpress.com", "YunExpress"),
  carrier("cne", "CNE国际快递", "CNE Express", "line", "https://www.cne.com", "CNE"),
  carrier("flyt", "飞特物流", "Flyt Express", "line", "", "FLYT FLYT_ECONOMY_SG"),
  carrier(
    "sinotrans",
    "中外运",
    "Sinotrans",
    "line",
    "https://www.sinotrans.com",
    "SINOTRANS_AM SINOTRANS_PY ROYAL_MAIL_PY",
  ),
  carrier("jcex", "佳成国际", "JCEX", "line", "https://www.jcex.com", "JCEX"),
  carrier("jnet", "捷网 J-NET", "J-NET", "line", "", "CTR_LAND_PICKUP"),
  carrier("ubi", "UBI", "UBI", "line", "", "UBI"),
  carrier("meest", "Meest", "Meest", "line", "", "MEEST"),
  carrier("aramex", "Aramex", "Aramex", "express", "https://www.aramex.com", "ARAMEX"),
  carrier("dhlecom", "DHL电子商务", "DHL eCommerce", "line", "https://www.dhl.com", "DHLECOM"),
  carrier("topyou", "通邮", "TOPYOU", "line", "", "TOPYOU_ECONOMY_SG LAOPOST"),
  carrier("bsc", "德胜物流", "BSC", "line", "", "BSC_ECONOMY_SG BSC_STANDARD_SG"),
  carrier("etotal", "ETotal", "ETotal", "line", "", "ETOTAL"),
  carrier("cke", "希凯易", "CKE", "line", "", "CKE"),
  carrier("cj", "希杰物流", "CJ Logistics", "line", "", "CJ"),
  carrier("360lion", "纬狮物流", "360lion", "line", "", "AE_360LION_STANDARD"),
  carrier("ges", "翼速物流", "GES Express", "line", "", "GES"),
  carrier("choice", "赛拾物流", "CHOICE Logistics", "line", "", "CHOICE"),
  carrier("ruston", "中俄航空 Ruston", "Ruston", "line", "", "Ruston"),
  carrier("spsr", "中俄快递 SPSR", "SPSR", "line", "", "SPSR_CN"),
  carrier("toll", "DPEX", "DPEX (TOLL)", "express", "", "TOLL"),
  carrier("smsa", "SMSA", "SMSA Express", "express", "https://www.smsaexpress.com", "SMSA"),
  carrier("gati", "GATI", "GATI", "express", "", "GATI"),
  carrier("speedpost", "新加坡速递", "Speedpost", "postal", "https://www.singpost.com", "SPEEDPOST"),
  carrier("hupost", "匈牙利邮政", "Magyar Posta", "postal", "https://www.posta.hu", "HUPOST"),
  carrier("itella", "芬兰邮政", "Posti (Itella)", "postal", "https://www.posti.fi", "ITELLA"),
  carrier("correios", "巴西邮政", "Correios", "postal", "https://www.correios.com.br", "CORREIOS_BR"),
];

function carrier(
  code: string,
  nameZh: string,
  nameEn: string,
  kind: CarrierKind,
  website: string,
  services: string,
): DayOneCarrier {
  return { code, nameZh, nameEn, kind, website, services: services.split(" ") };
}

/** Where the list is from, kept with each row. */
export function sourceOf({ services }: DayOneCarrier): string {
  return `AliExpress logistics recommendation page 2019/2021, plug-in label list, ERP list: ${services.join(", ")}`;
}

/**
 * The days of the day-one certificates are ALP's own assumption, as nothing public says for how long the platform
 * certifies; the reason stands beside each, where staff and sellers read it.
 */
export const dayOneValidity = { validFrom: "2026-01-01", validTo: "2028-12-31" } as const;
export const dayOneReason =
  "首发名单：认证范围与有效期为 ALP 自行设定，待平台确认。Day-one list: scope and validity are ALP's own assumption, to be confirmed by the platform.";
