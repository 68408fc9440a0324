import type { Page } from "#lib/papers/marks";
import { type PrintSettings, plainSettings } from "#lib/papers/print-profile";
import { labelsPerSheet, layoutPrint } from "#lib/papers/print-sheets";
import { layoutTestPage, type TestPageWords, testPageCode, testPageWordKeys } from "#lib/papers/test-page";
import en from "#messages/en/papers.json" with { type: "json" };
import zh from "#messages/zh-CN/papers.json" with { type: "json" };
import { code128Bars } from "./barcode.ts";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";

const words = Object.fromEntries(
  testPageWordKeys.map((key) => [key, { zh: zh.testPage[key], en: en.testPage[key] }]),
) as TestPageWords;

/** The test page of a profile: on its paper, in each place of a sheet, shifted as its labels are; once, whatever its copies. */
export async function renderTestPage(createdAt: number, settings: PrintSettings = plainSettings): Promise<Uint8Array> {
  const page: Page = layoutTestPage({
    ...{ ruler: fontRuler(), words, bars: code128Bars(testPageCode), isOnSheet: settings.paper !== "label" },
  });
  const places = Array.from({ length: labelsPerSheet(settings.paper) }, () => ({ label: [page], papers: [] }));
  const pages = layoutPrint(places, { ...settings, copies: 1 });
  return drawPdf(pages, { title: "ALP test page", createdAt: new Date(createdAt) });
}
