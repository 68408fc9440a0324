import type { CustomsParty, DeclarationSettings, SellerCustoms } from "./facts.ts";

/** What a seller's application and settings say, by the keys of their fields; what is missing is absent or empty. */
export type SellerCustomsSource = {
  readonly registeredName: string;
  readonly declaration: Readonly<Record<string, string>>;
  readonly telephone: string | null;
  readonly platform: CustomsParty;
  readonly settings: DeclarationSettings;
  /** The terminal at the data exchange; null: none yet, so nothing can be sent. */
  readonly transmitter: SellerCustoms["transmitter"] | null;
};

/**
 * A seller as its messages name it. Gaps stay empty and are findings of the check: the gate on the declaration's parameters
 * comes before. The declaring company is the seller itself or the agent of its mandate; 生产销售企业 NO is one that is not
 * registered with customs.
 */
export function sellerCustomsOf(source: SellerCustomsSource): SellerCustoms {
  const { registeredName, declaration } = source;
  const of = (key: string) => declaration[key] ?? "";
  const consignor = { code: of("customsNumber"), name: registeredName };
  const agent = of("declarant") === "agent" ? { code: of("agentCode"), name: of("agentName") } : consignor;
  return {
    consignor,
    agent,
    telephone: source.telephone,
    platform: source.platform,
    owner: { code: of("makerCode"), name: registeredName },
    transmitter: source.transmitter ?? { ...agent, dxpId: of("dxpId") },
    declarationOffice: of("declarationOffice"),
    exitOffice: of("exitOffice"),
    siteCode: of("siteCode") || null,
    settings: source.settings,
  };
}
