import { describe, expect, it } from "vitest";
import { isGtin } from "./gtin.ts";

describe("a standard article number", () => {
  it.each(["96385074", "036000291452", "4006381333931", "00012345600012"])("%s is one", (text) =>
    expect(isGtin(text)).toBe(true),
  );

  it.each(["", "96385075", "036000291453", "4006381333932", "0000000000000", "400638133393", "40063813339310", "EAN"])(
    "%j is none",
    (text) => expect(isGtin(text)).toBe(false),
  );
});
