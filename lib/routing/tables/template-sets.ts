import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { CountryCode } from "#lib/kit/country";
import type { PresetKey } from "../presets.ts";

/** A template of a set, before it becomes a seller's own. Amounts in USD cents; what is left out is not limited. */
export type SetTemplate = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly worldwide?: true;
  readonly groups?: readonly string[];
  readonly countries?: readonly CountryCode[];
  readonly except?: readonly CountryCode[];
  readonly toGrams: number;
  readonly maxDays?: number;
  readonly cargoKinds?: readonly CargoKind[];
  readonly upToUsdMinor?: number;
  readonly solutionCode: string;
};

/** A ready-made set, in the order in which its templates are asked. The switch 智能推荐优先 is on in all of them. */
export type TemplateSet = {
  readonly key: "saving" | "balanced" | "quick";
  readonly preset: PresetKey;
  readonly templates: readonly SetTemplate[];
};

const [standard, saver, economy, premium, special] = [
  "CAINIAO_STANDARD",
  "CAINIAO_ECONOMY",
  "AE_CN_SUPER_ECONOMY_G",
  "CAINIAO_PREMIUM",
  "CAINIAO_STANDARD_SG",
] as const;

/** 无忧优先 takes batteries on some routes, and nothing is said of other special goods. */
const premiumGoods = ["general", "built_in_battery", "battery_packed_with"] as const satisfies CargoKind[];

const large = 30_000;
const small = 2000;

/** Goods that 无忧标准 refuses on every route and the special goods line takes. */
const specialGoods: SetTemplate = {
  ...{ nameZh: "【全球-特货标准】液体、粉末", nameEn: "[Worldwide – Special goods] liquids, powders", worldwide: true },
  ...{ toGrams: 3000, cargoKinds: ["liquid", "powder"], solutionCode: special },
};
const rest: SetTemplate = {
  ...{
    nameZh: "【全球-标准】",
    nameEn: "[Worldwide – Standard]",
    worldwide: true,
    toGrams: large,
    solutionCode: standard,
  },
};
const usStandard: SetTemplate = {
  ...{
    nameZh: "【美国-标准】",
    nameEn: "[US – Standard]",
    countries: codes("US"),
    toGrams: large,
    solutionCode: standard,
  },
};
const gbStandard: SetTemplate = {
  ...{
    nameZh: "【英国-标准】",
    nameEn: "[UK – Standard]",
    countries: codes("GB"),
    toGrams: large,
    solutionCode: standard,
  },
};

/**
 * What most newcomers need. The platform's rules of today stand behind the limits (standard to the US, Russia, Spain,
 * France, the Netherlands and Chile above 5 USD, to Britain always); the destinations of the cheap lines are those of
 * their price sheets. A test holds every set to both, and to having no gap.
 */
export const templateSets: readonly TemplateSet[] = [
  {
    ...{ key: "saving", preset: "cost" },
    templates: [
      specialGoods,
      {
        ...{ nameZh: "【美国法国智利-超级经济】5 美元以内", nameEn: "[US, France, Chile – Super Economy] up to 5 USD" },
        ...{ countries: codes("US FR CL"), toGrams: small, upToUsdMinor: 500, solutionCode: economy },
      },
      {
        ...{ nameZh: "【俄罗斯西班牙-特惠】5 美元以内", nameEn: "[Russia, Spain – Saver] up to 5 USD" },
        ...{ countries: codes("RU ES"), toGrams: small, upToUsdMinor: 500, solutionCode: saver },
      },
      usStandard,
      gbStandard,
      {
        ...{ nameZh: "【欧洲-特惠】", nameEn: "[Europe – Saver]" },
        countries: codes("PL CZ SK HU BG RO SI HR EE LV LT UA RS MD DK SE NO PT IE CY MT"),
        ...{ toGrams: small, solutionCode: saver },
      },
      {
        ...{ nameZh: "【韩国澳洲墨西哥以色列-特惠】", nameEn: "[Korea, Australia, Mexico, Israel – Saver]" },
        ...{ countries: codes("KR AU MX IL"), toGrams: small, solutionCode: saver },
      },
      {
        ...{ nameZh: "【日加瑞哈-超级经济】", nameEn: "[Japan, Canada, Switzerland, Kazakhstan – Super Economy]" },
        ...{ countries: codes("JP CA CH KZ GR"), toGrams: small, solutionCode: economy },
      },
      rest,
    ],
  },
  {
    ...{ key: "balanced", preset: "safety" },
    templates: [
      specialGoods,
      usStandard,
      gbStandard,
      {
        ...{ nameZh: "【欧盟-标准】", nameEn: "[EU – Standard]", groups: ["eu"] },
        ...{ toGrams: large, solutionCode: standard },
      },
      {
        ...{ nameZh: "【俄白哈-标准】", nameEn: "[Russia, Belarus, Kazakhstan – Standard]", groups: ["ru_by_kz"] },
        ...{ toGrams: large, solutionCode: standard },
      },
      {
        ...{ nameZh: "【拉美-标准】", nameEn: "[Latin America – Standard]", groups: ["latin_america"] },
        ...{ toGrams: large, solutionCode: standard },
      },
      {
        ...{ nameZh: "【中东-标准】", nameEn: "[Middle East – Standard]", groups: ["middle_east"] },
        ...{ toGrams: large, solutionCode: standard },
      },
      {
        ...{ nameZh: "【日韩澳新-标准】", nameEn: "[Japan, Korea, Australia, New Zealand – Standard]" },
        ...{ groups: ["japan_korea", "australia_nz"], toGrams: large, solutionCode: standard },
      },
      rest,
    ],
  },
  {
    ...{ key: "quick", preset: "speed" },
    templates: [
      specialGoods,
      {
        ...{ nameZh: "【美加-优先】", nameEn: "[US, Canada – Premium]", countries: codes("US CA") },
        ...{ toGrams: large, maxDays: 15, cargoKinds: premiumGoods },
        solutionCode: premium,
      },
      {
        ...{ nameZh: "【英德法西意-优先】", nameEn: "[UK, Germany, France, Spain, Italy – Premium]" },
        ...{ countries: codes("GB DE FR ES IT"), toGrams: large, maxDays: 15 },
        ...{ cargoKinds: premiumGoods, solutionCode: premium },
      },
      {
        ...{ nameZh: "【俄罗斯-优先】", nameEn: "[Russia – Premium]", countries: codes("RU") },
        ...{ toGrams: large, maxDays: 15, cargoKinds: premiumGoods },
        solutionCode: premium,
      },
      rest,
    ],
  },
];

/** A list of codes as one writes it; a code that does not exist is found by the test of this table. */
function codes(text: string): readonly CountryCode[] {
  return text.split(" ") as CountryCode[];
}
