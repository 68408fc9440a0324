/**
 * Columns of the seller centre's order export (订单导出), in its order: Chinese header (public header lists of 2019 and
 * later agree), English header, further names under which ERPs and newer exports write them. 买家邮箱 stands in older
 * files only. Headers are matched by `foldHeader`, never by position.
 */
export const exportColumns = {
  orderNumber: {
    zh: "订单号",
    en: "Order ID",
    also: ["订单编号", "订单ID", "交易订单号", "Order No", "Order Number", "Order No."],
  },
  status: { zh: "订单状态", en: "Order Status", also: ["状态", "Status"] },
  operator: { zh: "负责人(业务员)", en: "Owner / Operator", also: ["业务员", "Owner", "Operator", "Person in charge"] },
  buyerName: { zh: "买家名称", en: "Buyer Name", also: ["买家", "买家姓名", "Buyer"] },
  buyerEmail: { zh: "买家邮箱", en: "Buyer Email", also: ["买家Email", "买家电子邮箱", "Buyer E-mail"] },
  orderedAt: {
    zh: "下单时间",
    en: "Order Date",
    also: ["订单创建时间", "创建时间", "Order Time", "Order created", "Order Created Time"],
  },
  paidAt: { zh: "付款时间", en: "Payment Date", also: ["支付时间", "Payment Time", "Paid Time"] },
  goodsAmount: {
    zh: "产品总金额",
    en: "Total Product Amount",
    also: ["商品总金额", "产品金额", "Product Total", "Products Amount"],
  },
  shippingAmount: { zh: "物流费用", en: "Shipping Cost", also: ["运费", "Shipping Fee", "Shipping Amount", "Freight"] },
  paidAmount: { zh: "订单金额", en: "Order Amount", also: ["订单总金额", "Total Amount", "Order Total"] },
  discount: { zh: "满立减", en: "Discount", also: ["优惠金额", "Store Discount"] },
  products: {
    zh: "产品信息\n（双击单元格展开所有产品信息！）",
    en: "Product Information",
    also: ["商品信息", "产品信息(双击单元格展开所有产品信息!)", "Product Info", "Products", "Product Details"],
  },
  remark: {
    zh: "订单备注",
    en: "Order Remarks",
    also: ["备注", "买家备注", "Order Remark", "Remarks", "Memo", "Order Note"],
  },
  fullAddress: { zh: "收货地址", en: "Shipping Address", also: ["Full Address", "Delivery Address"] },
  recipientName: {
    zh: "收货人名称",
    en: "Receiver Name",
    also: ["收货人", "收件人", "收货人姓名", "Recipient", "Recipient Name", "Receiver", "Contact Name", "Consignee"],
  },
  country: {
    zh: "收货国家",
    en: "Country",
    also: ["国家", "国家/地区", "收货国家/地区", "Country/Region", "Destination Country", "Shipping Country"],
  },
  province: {
    zh: "州/省",
    en: "State/Province",
    also: ["省", "州", "省/州", "省份", "State", "Province", "Province/State"],
  },
  city: { zh: "城市", en: "City", also: ["市", "Town", "Town/City"] },
  address: {
    zh: "地址",
    en: "Address",
    also: ["详细地址", "街道地址", "Street Address", "Detailed Address", "Address Line 1"],
  },
  postalCode: {
    zh: "邮编",
    en: "Zip Code",
    also: ["邮政编码", "Zip", "Postal Code", "Postcode", "Post Code", "ZIP/Postal Code"],
  },
  phone: { zh: "联系电话", en: "Phone Number", also: ["电话", "固定电话", "Phone", "Telephone", "Tel", "Phone No."] },
  mobile: {
    zh: "手机",
    en: "Mobile",
    also: ["手机号", "手机号码", "移动电话", "Mobile Phone", "Mobile Number", "Cell Phone"],
  },
  buyerService: {
    zh: "买家选择物流",
    en: "Shipping Method chosen by buyer",
    also: [
      "买家选择的物流",
      "买家选择物流方式",
      "Shipping Method",
      "Buyer Shipping Method",
      "Shipping Method Selected by Buyer",
      "Logistics Service",
    ],
  },
  shipBy: {
    zh: "发货期限",
    en: "Ship-by Deadline",
    also: [
      "发货截止时间",
      "发货截止日期",
      "发货超时时间",
      "Ship By",
      "Ship by Date",
      "Shipping Deadline",
      "Shipment Deadline",
    ],
  },
  shipments: {
    zh: "实际发货物流:运单号",
    en: "Actual shipping: tracking no.",
    also: [
      "实际发货物流",
      "运单号",
      "Actual Shipping Method: Tracking Number",
      "Tracking Number",
      "Tracking No.",
      "Tracking No",
    ],
  },
  sentAt: { zh: "发货时间", en: "Shipped Time", also: ["Shipping Time", "Ship Date", "Shipment Date"] },
  receivedAt: {
    zh: "确认收货时间",
    en: "Confirmed Receipt Time",
    also: ["收货时间", "Confirm Receipt Time", "Receipt Confirmed", "Delivery Confirmation Time"],
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string; readonly also: readonly string[] }>;

export type ExportColumn = keyof typeof exportColumns;

export const exportColumnNames = Object.keys(exportColumns) as readonly ExportColumn[];

/** Without these columns no order can be made of a row. */
export const requiredColumns = [
  "orderNumber",
  "status",
  "paidAmount",
  "products",
  "recipientName",
  "country",
  "city",
  "address",
  "postalCode",
  "buyerService",
] as const satisfies readonly ExportColumn[];

/** Layouts of the file: today's, and the older one with 买家邮箱 after 买家名称, which shifts all later columns. */
export const exportLayouts = {
  current: exportColumnNames.filter((column) => column !== "buyerEmail"),
  with_email: exportColumnNames,
} as const satisfies Record<string, readonly ExportColumn[]>;

export type ExportLayout = keyof typeof exportLayouts;
