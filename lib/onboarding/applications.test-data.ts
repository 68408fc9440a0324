import type { OutsideAnswers } from "./check-findings.ts";
import type { ApplicationValues, FieldContext } from "./fields.ts";
import type { DocumentPresence, ReviewFacts } from "./review.ts";

/** The day of the cases. */
export const today = "2026-11-28";

const scan = (section: DocumentPresence["section"], slot: string, subject = ""): DocumentPresence => ({
  ...{ section, slot, subject, isBlurred: false },
});

const store = {
  ...{ id: "s1", name: "星河数码旗舰店", platformNumber: "1103456789", isCertified: true },
  isClaimedElsewhere: false,
};

const bound = (name: string, number: string) => ({ state: "passed", code: "ok", values: { name, number } }) as const;
const passed = { state: "passed", code: "ok", values: {} } as const;

const mainlandName = "深圳市星河跨境贸易有限公司";
/** Made for the cases: the check characters are right, the companies do not exist. */
const mainlandCode = "91440300MA5EXAMP0C";
const individualCode = "92330782MA2EXAMP5Q";

const shared: ApplicationValues = {
  entry: { legalForm: "limited_company", contactName: "王芳", contactMobile: "+8613800138000" },
  representative: {
    ...{ name: "王芳", idKind: "resident_id", idNumber: "360426199101010071" },
    ...{ validity: "dated", validUntil: "2035-01-01", mobile: "+8613800138000" },
  },
  account: {
    bankName: "招商银行",
    branch: "深圳坂田支行",
    accountNumber: "755912345610801",
    accountName: mainlandName,
  },
  card: { cardNumber: "8910000012345", cardPassword: "kept" },
  single_window: { accountName: "szxinghe01", enterpriseName: mainlandName },
};

const mainland: FieldContext = {
  kind: "mainland_company",
  values: {
    ...shared,
    licence: {
      ...{ registeredName: mainlandName, uscc: mainlandCode, representativeName: "王芳" },
      ...{ address: "广东省深圳市龙岗区坂田街道五和大道 118 号", businessScope: "货物进出口；电子产品销售" },
      ...{ foundedOn: "2018-05-04", validity: "long_term" },
    },
  },
};

const individual: FieldContext = {
  kind: "individual_business",
  values: {
    ...shared,
    entry: { ...shared.entry, legalForm: "individual_business" },
    licence: {
      ...{ registeredName: "义乌市海蓝饰品商行", uscc: individualCode, representativeName: "王芳" },
      ...{ address: "浙江省义乌市福田街道 1 号", businessScope: "饰品零售", foundedOn: "2019-03-01" },
      ...{ validity: "long_term", filingKind: "trade_operator_filing", filingNumber: "03512345" },
      filingDate: "2019-06-01",
    },
    account: { ...shared.account, accountName: "义乌市海蓝饰品商行" },
    single_window: { accountName: "hailan01", enterpriseName: "义乌市海蓝饰品商行" },
  },
};

const hongKong: FieldContext = {
  kind: "hong_kong_company",
  values: {
    ...shared,
    entry: { legalForm: "hong_kong_company", contactName: "陳大文", contactMobile: "+85291234567" },
    licence: {
      ...{ registeredName: "GALAXY TRADING (HK) LIMITED", brNumber: "12345678", brExpiresOn: "2027-03-01" },
      ...{ representativeName: "CHAN TAI MAN", address: "Unit 5, 12/F, 1 Queen's Road Central, Hong Kong" },
    },
    representative: { name: "Chan Tai Man", idKind: "hkid", idNumber: "G123456A", mobile: "+85291234567" },
    account: { bankName: "HSBC", accountNumber: "004123456789", accountName: "Galaxy Trading（HK）Limited" },
    card: {
      ...{ holder: "agent", cardNumber: "8910000012345", cardPassword: "kept" },
      ...{ agentName: mainlandName, agentUscc: mainlandCode },
    },
    single_window: { accountName: "szxinghe01", enterpriseName: mainlandName },
  },
};

const facts = (
  context: FieldContext,
  documents: readonly DocumentPresence[],
  answers: OutsideAnswers,
): ReviewFacts => ({
  context,
  documents: [...documents, scan("entry", "store_proof", "s1")],
  stores: [store],
  answers,
  isLicenceClaimedElsewhere: false,
  today,
});

const idPages = [scan("representative", "id_front"), scan("representative", "id_back")];

/** A complete application of each kind of seller: all of them pass. */
export const soundApplications: Readonly<Record<FieldContext["kind"], ReviewFacts>> = {
  mainland_company: facts(mainland, [scan("licence", "licence_scan"), ...idPages], {
    card: bound(mainlandName, mainlandCode),
    single_window: bound(mainlandName, mainlandCode),
    enterprise: passed,
  }),
  individual_business: facts(
    individual,
    [scan("licence", "licence_scan"), scan("licence", "filing_scan"), ...idPages],
    {
      card: bound("义乌市海蓝饰品商行", individualCode),
      single_window: bound("义乌市海蓝饰品商行", individualCode),
      enterprise: passed,
      person: passed,
    },
  ),
  hong_kong_company: facts(hongKong, [scan("licence", "licence_scan"), scan("card", "card_mandate"), ...idPages], {
    card: bound(mainlandName, mainlandCode),
    single_window: bound(mainlandName, mainlandCode),
    mandate: passed,
  }),
};
