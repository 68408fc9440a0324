import { describe, expect, it } from "vitest";
import { parseStorageUrl } from "./storage-address.ts";

describe("the address of a storage", () => {
  it.each<[string, Partial<ReturnType<typeof parseStorageUrl>>]>([
    [
      "s3://alp-documents?region=eu-central-1",
      { origin: "https://alp-documents.s3.eu-central-1.amazonaws.com", path: "/", prefix: "", region: "eu-central-1" },
    ],
    [
      "s3://alp/live/docs?endpoint=http://127.0.0.1:9000",
      { origin: "http://127.0.0.1:9000", path: "/alp/", prefix: "live/docs/", region: "us-east-1" },
    ],
    [
      "s3://alp?endpoint=https://oss-cn-shenzhen.aliyuncs.com&region=oss-cn-shenzhen&addressing=host",
      { origin: "https://alp.oss-cn-shenzhen.aliyuncs.com", path: "/", region: "oss-cn-shenzhen" },
    ],
  ])("%s", (text, expected) => {
    expect(parseStorageUrl(text)).toMatchObject(expected);
  });

  it.each([
    "",
    "https://bucket",
    "s3://",
    "s3://Up?region=x/../y",
    "s3://a_b?region=r",
    "s3://key:secret@bucket",
    "s3://bucket/a%2e%2e/b",
    "s3://bucket?addressing=guess",
    "s3://bucket?endpoint=ftp://x",
    "s3://bucket?endpoint=https://x/path",
    "s3://bucket?endpoint=https://key@x",
  ])("%j is none", (text) => {
    expect(() => parseStorageUrl(text)).toThrow();
  });
});
