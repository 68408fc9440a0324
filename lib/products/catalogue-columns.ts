import type { ColumnNames } from "#lib/kit/header";

/** Columns of a product sheet, found by name; weight and sizes may name their unit in brackets. */
export const catalogueColumns = {
  sku: { zh: "商家编码", en: "SKU", also: ["产品编码", "货号", "Seller SKU", "Merchant Code", "SKU Code"] },
  title: {
    zh: "产品标题",
    en: "Title",
    also: ["标题", "产品名称", "商品名称", "商品标题", "Product Title", "Product Name", "Product"],
  },
  attributes: {
    zh: "产品属性",
    en: "Attributes",
    also: ["属性", "规格", "商品属性", "Variant", "Variation", "Product Attributes"],
  },
  nameZh: {
    zh: "中文品名",
    en: "Chinese customs name",
    also: ["中文申报品名", "报关中文名", "中文报关名", "申报中文名", "Chinese Name", "Customs Name CN"],
  },
  nameEn: {
    zh: "英文品名",
    en: "English customs name",
    also: [
      "英文申报品名",
      "报关英文名",
      "英文报关名",
      "申报英文名",
      "English Name",
      "Customs Name EN",
      "Declared Name",
    ],
  },
  hsCode: {
    zh: "HS编码",
    en: "HS code",
    also: ["海关编码", "税号", "HS", "HSCode", "Tariff Code", "Customs Code"],
  },
  originCountry: {
    zh: "原产国",
    en: "Country of origin",
    also: ["原产地", "产地", "Origin", "Origin Country", "Made in"],
  },
  weight: {
    zh: "重量(g)",
    en: "Weight (g)",
    also: ["单件重量", "毛重", "产品重量", "包装重量", "Gross Weight", "Unit Weight"],
  },
  size: { zh: "尺寸(mm)", en: "Size (mm)", also: ["包装尺寸", "长宽高", "Dimensions", "L*W*H", "Package Size"] },
  length: { zh: "长(mm)", en: "Length (mm)", also: ["长度", "包装长"] },
  width: { zh: "宽(mm)", en: "Width (mm)", also: ["宽度", "包装宽"] },
  height: { zh: "高(mm)", en: "Height (mm)", also: ["高度", "包装高"] },
  cargoKind: {
    zh: "货物类型",
    en: "Cargo kind",
    also: ["货物属性", "带电类型", "特货类型", "物品属性", "Cargo Type", "Goods Type", "Battery"],
  },
  declaredValue: {
    zh: "申报价值(USD)",
    en: "Declared value (USD)",
    also: ["申报价格", "申报单价", "申报金额", "Customs Value", "Declared Price"],
  },
  netWeight: {
    zh: "净重(g)",
    en: "Net weight (g)",
    also: ["单件净重", "产品净重", "Net Weight", "Unit Net Weight"],
  },
  hsUs: {
    zh: "美国HTS编码",
    en: "US HTS code",
    also: ["美国海关编码", "美国税号", "HTS", "HTSUS", "HTS Code", "US HS Code"],
  },
  makerItemNo: {
    zh: "制造商货号",
    en: "Manufacturer article number",
    also: ["厂家货号", "制造商型号", "工厂货号", "MPN", "Manufacturer Part Number", "Manufacturer Item No"],
  },
  gtin: {
    zh: "商品条码(GTIN)",
    en: "GTIN",
    also: ["条形码", "国际条码", "EAN", "EAN-13", "UPC", "Barcode"],
  },
  makerName: {
    zh: "制造商名称",
    en: "Manufacturer name",
    also: ["制造商", "生产商", "生产厂家", "Manufacturer", "Maker"],
  },
  makerAddress: {
    zh: "制造商地址",
    en: "Manufacturer address",
    also: ["生产商地址", "厂家地址", "Manufacturer Postal Address"],
  },
  makerContact: {
    zh: "制造商邮箱或网址",
    en: "Manufacturer e-mail or website",
    also: ["制造商邮箱", "制造商联系方式", "Manufacturer Email", "Manufacturer Contact"],
  },
  category: { zh: "类目", en: "Category", also: ["产品类目", "叶子类目", "品类", "Product Category"] },
  material: { zh: "材质", en: "Material", also: ["成分", "面料", "Materials", "Composition", "Fabric"] },
  usedFor: { zh: "用途", en: "Use", also: ["适用对象", "适用范围", "Usage", "Used For", "Purpose"] },
  brand: { zh: "品牌", en: "Brand", also: ["品牌名", "Brand Name"] },
  lineKey: { zh: "匹配键(请勿修改)", en: "Match key (do not change)", also: [] },
  orders: { zh: "受阻订单数", en: "Orders blocked", also: [] },
} as const satisfies Record<string, ColumnNames>;

export type CatalogueColumn = keyof typeof catalogueColumns;
