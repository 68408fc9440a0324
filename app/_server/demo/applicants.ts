import { organisationCheckCharacter, residentCheckCharacter, usccCheckCharacter } from "#lib/identity/check-characters";
import type { SectionKey } from "#lib/onboarding/sections";

/** A made-up applicant: the answers of a prepared person, and what its documents show. */
export type DemoApplicant = {
  readonly answers: Readonly<Partial<Record<SectionKey, Readonly<Record<string, string>>>>>;
  readonly documents: readonly {
    readonly section: SectionKey;
    readonly slot: string;
    readonly title: string;
    readonly lines: readonly (readonly [string, string])[];
  }[];
};

type Company = {
  readonly kind: "limited_company" | "individual_business";
  readonly name: string;
  readonly operator: string;
  /** Authority, kind and area of the code, eight characters. */
  readonly codeHead: string;
  readonly organisation: string;
  /** Area and birth date of the ID, fourteen digits, and its three serial digits. */
  readonly idBody: string;
  readonly address: string;
  /** Eight digits behind 8000: the sandbox issues the card to whoever uses it first. */
  readonly card: string;
  readonly account: string;
  /** Of the Single Window: the sandbox binds `demo…` accounts on first use. */
  readonly window: string;
};

/** Codes and numbers carry right check characters; companies and people do not exist. */
export const demoCompanies = {
  first: {
    ...{ kind: "limited_company", name: "深圳市星河跨境贸易有限公司", operator: "陈星河" },
    ...{ codeHead: "91440300", organisation: "MA5DEM0A", idBody: "44030619850412357" },
    ...{ address: "广东省深圳市龙岗区坂田街道五和大道118号3栋", card: "8000000000101", account: "755900012310101" },
    window: "demo-xinghe",
  },
  second: {
    ...{ kind: "individual_business", name: "义乌市海蓝饰品商行", operator: "刘海蓝" },
    ...{ codeHead: "92330782", organisation: "MA2DEM0B", idBody: "33078219900718402" },
    ...{ address: "浙江省义乌市福田街道银海路8号", card: "8000000000102", account: "330700012310102" },
    window: "demo-hailan",
  },
  waiting: {
    ...{ kind: "limited_company", name: "广州市青禾电子商务有限公司", operator: "杨青禾" },
    ...{ codeHead: "91440101", organisation: "MA9DEM0C", idBody: "44010619880903213" },
    ...{ address: "广东省广州市天河区体育西路191号", card: "8000000000103", account: "440100012310103" },
    window: "demo-qinghe",
  },
  expired: {
    ...{ kind: "limited_company", name: "厦门市长风户外用品有限公司", operator: "吴长风" },
    ...{ codeHead: "91350200", organisation: "MA3DEM0D", idBody: "35020319860611153" },
    ...{ address: "福建省厦门市思明区湖滨南路57号", card: "8000000000104", account: "592000012310104" },
    window: "demo-changfeng",
  },
} as const satisfies Record<string, Company>;

export function usccOf({ codeHead, organisation }: Pick<Company, "codeHead" | "organisation">): string {
  const body = `${codeHead}${organisation}${organisationCheckCharacter(organisation)}`;
  return `${body}${usccCheckCharacter(body)}`;
}

/** The answers of a company and its documents. `change` replaces answers, as a slip of the pen would. */
export function demoApplicant(company: Company, change: DemoApplicant["answers"] = {}): DemoApplicant {
  const { kind, name, operator, address } = company;
  const uscc = usccOf(company);
  const id = `${company.idBody}${residentCheckCharacter(company.idBody)}`;
  const isIndividual = kind === "individual_business";
  const filing = { filingKind: "trade_operator_filing", filingNumber: "03512077", filingDate: "2021-04-12" };
  const answers: DemoApplicant["answers"] = {
    entry: { legalForm: kind, contactName: operator, contactMobile: "13800138000" },
    licence: {
      ...{ registeredName: name, uscc, representativeName: operator, address, foundedOn: "2019-03-08" },
      ...{ businessScope: "货物进出口；互联网销售；日用百货、电子产品批发零售。", validity: "long_term" },
      ...(isIndividual ? filing : {}),
    },
    representative: {
      ...{ name: operator, idKind: "resident_id", idNumber: id, validity: "dated", validUntil: "2038-05-20" },
      mobile: "13800138000",
    },
    account: {
      ...{ bankName: "招商银行", branch: "深圳坂田支行", accountNumber: company.account, accountName: name },
    },
    card: { cardNumber: company.card, cardPassword: "20260101" },
    single_window: { accountName: company.window, enterpriseName: name },
    declaration: {
      ...{ customsNumber: `440396${company.card.slice(-3)}A`, dxpId: `DXPENT${company.card.slice(-10)}` },
      ...{ declarationOffice: "5304", exitOffice: "5301" },
      ...{ transportMode: "5", declarant: "self", makerCode: "NO", pilotZone: "yes", defaultWay: "A" },
      taxpayer: isIndividual ? "small_scale" : "general",
    },
  };
  const merged = Object.fromEntries(
    Object.entries(answers).map(([section, values]) => [section, { ...values, ...change[section as SectionKey] }]),
  ) as DemoApplicant["answers"];
  const licence = [
    ["名称", name],
    ["统一社会信用代码", uscc],
    [isIndividual ? "经营者" : "法定代表人", operator],
    ["住所", address],
    ["营业期限", "长期"],
  ] as const;
  const person = [
    ["姓名", operator],
    ["公民身份号码", `${id.slice(0, 6)}********${id.slice(14)}`],
    ["有效期限", "2018.05.20-2038.05.20"],
  ] as const;
  return {
    answers: merged,
    documents: [
      { section: "licence", slot: "licence_scan", title: "营业执照", lines: licence },
      ...(isIndividual
        ? [
            {
              section: "licence" as const,
              slot: "filing_scan",
              title: "对外贸易经营者备案登记表",
              lines: [["备案登记表编号", filing.filingNumber] as const, ["经营者", operator] as const],
            },
          ]
        : []),
      { section: "representative", slot: "id_front", title: "居民身份证 · 人像面", lines: person },
      { section: "representative", slot: "id_back", title: "居民身份证 · 国徽面", lines: person.slice(2) },
    ],
  };
}
