import type { FieldView } from "#lib/onboarding/application-view";

/** How a field is drawn beyond what its definition says. */
export type FieldShape = {
  /** The whole line; else half of it where there is room. */
  readonly isWide?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "numeric" | "tel";
  /** Codes are written in capitals, whatever the keyboard does. */
  readonly isUpper?: boolean;
  readonly placeholder?: string;
  /** Cards of a choice beside one another. */
  readonly columns?: 1 | 2 | 3;
  /** The word to start from; anything else may be typed. */
  readonly proposals?: readonly string[];
  readonly isCountry?: boolean;
};

/** The banks with most corporate accounts, by their full names as they stand on account papers. */
const banks = [
  "中国工商银行",
  "中国农业银行",
  "中国银行",
  "中国建设银行",
  "交通银行",
  "招商银行",
  "中信银行",
  "上海浦东发展银行",
  "兴业银行",
  "中国民生银行",
  "中国光大银行",
  "平安银行",
  "广发银行",
  "华夏银行",
  "浙商银行",
  "宁波银行",
  "杭州银行",
  "中国邮政储蓄银行",
  "香港上海汇丰银行",
  "中国银行（香港）",
  "恒生银行",
  "渣打银行（香港）",
];

const code = { isUpper: true, autoComplete: "off" } as const;

const shapes: Readonly<Record<string, FieldShape>> = {
  "entry.legalForm": { isWide: true, columns: 3 },
  "entry.contactName": { autoComplete: "name" },
  "entry.contactMobile": { autoComplete: "tel", inputMode: "tel" },

  "licence.registeredName": { isWide: true, autoComplete: "organization" },
  "licence.uscc": { ...code, placeholder: "91330100MA2XXXXXXX" },
  "licence.brNumber": { ...code, inputMode: "numeric", placeholder: "12345678" },
  "licence.companyNumber": code,
  "licence.address": { isWide: true, autoComplete: "off" },
  "licence.businessScope": { isWide: true },
  "licence.validity": { columns: 2 },
  "licence.filingKind": { isWide: true, columns: 2 },
  "licence.filingNumber": code,

  "representative.idKind": { isWide: true, columns: 3 },
  "representative.idCountry": { isCountry: true },
  "representative.idNumber": code,
  "representative.validity": { columns: 2 },
  "representative.mobile": { autoComplete: "off", inputMode: "tel" },

  "account.bankName": { proposals: banks, autoComplete: "off" },
  "account.branch": { autoComplete: "off" },
  "account.accountNumber": { autoComplete: "off", inputMode: "numeric" },
  "account.accountName": { isWide: true, autoComplete: "off" },

  "card.holder": { isWide: true, columns: 2 },
  "card.cardNumber": { autoComplete: "off" },
  // a manager of passwords must neither fill this in nor keep it
  "card.cardPassword": { autoComplete: "new-password" },
  "card.agentUscc": code,

  "declaration.customsNumber": code,
  "declaration.dxpId": code,
  "declaration.declarationOffice": { inputMode: "numeric", autoComplete: "off" },
  "declaration.exitOffice": { inputMode: "numeric", autoComplete: "off" },
  "declaration.siteCode": code,
  "declaration.declarant": { isWide: true, columns: 2 },
  "declaration.agentCode": code,
  "declaration.makerCode": code,
  "declaration.pilotZone": { columns: 2 },
  "declaration.defaultWay": { isWide: true, columns: 2 },
  "declaration.taxpayer": { isWide: true, columns: 2 },
};

export function shapeOf({ path }: Pick<FieldView, "path">): FieldShape {
  return shapes[path] ?? { autoComplete: "off" };
}

/** Up to so many options stand open as cards; more go into a list. */
export const mostCards = 3;
