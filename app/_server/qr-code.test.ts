import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp from "sharp";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { qrCodeSvg } from "./qr-code.ts";
import { newTotpSecret, totpAddress } from "./totp.ts";

test("a phone reads back what was written, and there is a quiet zone of four modules", async () => {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm")).buffer;
  await prepareZXingModule({ overrides: { wasmBinary: wasmBinary as ArrayBuffer }, fireImmediately: true });
  const text = totpAddress(newTotpSecret(), "a-rather-long-name@some-company.example.com");
  const svg = qrCodeSvg(text);
  const png = await sharp(Buffer.from(svg)).resize(600).png().toBuffer();
  const [found] = await readBarcodes(new Uint8Array(png), { formats: ["QRCode"] });
  expect(found?.text).toBe(text);
  const [, width = 0] = /viewBox="0 0 (\d+) /.exec(svg)?.map(Number) ?? [];
  const first = Number(/<path d="M(\d+) /.exec(svg)?.[1]);
  // a symbol of version v has 17 + 4v modules on a side, each two units of scale 2 wide
  expect(first).toBe(16);
  expect((width - 32) % 16).toBe((17 * 4) % 16);
});
