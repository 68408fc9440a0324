import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber, s10CheckDigit } from "./number.ts";
import { trackingSite } from "./site.ts";

describe("tracking numbers", () => {
  it.each([
    ["RB123456785GB", "s10", "valid"],
    ["RF622875135CN", "s10_cn", "valid"],
    ["RE700150389CN", "s10_cn", "valid"],
    ["LX299455986CN", "s10_cn", "valid"],
    ["UR848385766YP", "s10_yanwen", "valid"],
    ["UA846098317YP", "s10_yanwen", "valid"],
    ["YE891362701CN", "s10_cn", "valid"],
    ["RQ083716873MY", "s10", "valid"],
    ["UG251542831MV", "s10", "valid"],
    ["RF427233044SG", "s10", "valid"],
    ["RF427233045SG", "s10", "odd"],
    ["LP00096553139264", "cainiao_order", "none"],
    ["CNG00839881455575", "cainiao_global", "none"],
    ["AP00839881455575", "cainiao_global", "none"],
    ["CNUSUP00016597663", "cainiao_us", "none"],
    ["RS0814398526Y", "cainiao_lane", "none"],
    ["UZ0556033196Y", "cainiao_lane", "none"],
    ["4PX00000000000000CN", "4px", "none"],
    ["YT2229521272164446", "yunexpress", "none"],
    ["GFUS01011884214464", "gofo", "none"],
    ["ID18050634174840CN", "winit", "none"],
    ["3318810025", "dhl", "valid"],
    ["8487135506", "dhl", "valid"],
    ["5082052334", "dhl", "valid"],
    // A public number that fails its carrier's own rule: a warning, never a refusal.
    ["2083757763", "dhl", "odd"],
    ["JD014600006281230704", "dhl_piece", "none"],
    ["GM2951173225174494", "dhl_ecommerce", "none"],
    ["1Z5R89390357567127", "ups", "valid"],
    ["1Z879E930346834440", "ups", "valid"],
    ["1Z023E2X0214323462", "ups", "valid"],
    ["1Z999AA10123456784", "ups", "valid"],
    ["1Z12345E6892410845", "ups", "odd"],
    ["986578788855", "fedex", "valid"],
    ["477179081230", "fedex", "valid"],
    ["041441760228964", "fedex_ground", "valid"],
    ["9400111206206406260787", "usps", "valid"],
    ["36YPH337263201000935107", "ubi", "none"],
    ["8001077530850", "yanwen_digits", "none"],
    ["rf 622 875 135 cn", "s10_cn", "valid"],
  ])("%s is %s, check %s", (number, format, check) => {
    expect(readNumber(number)).toMatchObject({ format, check });
  });

  it("finds no format where there is none", () => {
    for (const text of ["", "12", "HELLO", "LP123", "物流单号"]) expect(readNumber(text), text).toBeNull();
  });

  it("notices every single wrong digit of an S10 number, but for the rule's own blind spot (11 becomes 5)", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{8}$/),
        fc.nat({ max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, add) => {
          const changed = [...digits].with(at, String((Number(digits[at]) + add) % 10)).join("");
          const blind = s10CheckDigit(digits) === 5;
          if (!blind) expect(s10CheckDigit(changed)).not.toBe(s10CheckDigit(digits));
        },
      ),
    );
  });

  it("opens the carrier's own page, else one that knows most", () => {
    expect(trackingSite("1Z5R89390357567127")).toBe("https://www.ups.com/track?tracknum=1Z5R89390357567127");
    expect(trackingSite("LX299455986CN", "cainiao")).toBe(
      "https://global.cainiao.com/detail.htm?mailNoList=LX299455986CN",
    );
    expect(trackingSite("<script>")).toBe("https://t.17track.net/en#nums=%3CSCRIPT%3E");
    expect(trackingSite("RB123456785GB", "constructor")).toContain("17track");
  });
});
