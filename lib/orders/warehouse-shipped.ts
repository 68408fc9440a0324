/** Words by which the platform marks lines that its own warehouse ships (semi-managed, 优选仓, consolidation warehouse). */
const marks = /半托管|全托管|优选仓|平台仓|仓发货|WAREHOUSE_SEND_GOODS|SEMI_CHOICE|cainiaoInternationalWarehouse/i;

/** True only when the line's service says so; an unclear line stays ours, to be seen by a person. */
export function isWarehouseShipped(service: string): boolean {
  return marks.test(service);
}
