import { layoutTestPage, type TestPageWords, testPageCode, testPageWordKeys } from "#lib/papers/test-page";
import en from "#messages/en/papers.json" with { type: "json" };
import zh from "#messages/zh-CN/papers.json" with { type: "json" };
import { code128Bars } from "./barcode.ts";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";

const words = Object.fromEntries(
  testPageWordKeys.map((key) => [key, { zh: zh.testPage[key], en: en.testPage[key] }]),
) as TestPageWords;

/** The test page of the label printer as a PDF of 100 x 150 mm. */
export async function renderTestPage(createdAt: number): Promise<Uint8Array> {
  const page = layoutTestPage({ ruler: fontRuler(), words, bars: code128Bars(testPageCode) });
  return drawPdf([page], { title: "ALP test page", createdAt: new Date(createdAt) });
}
