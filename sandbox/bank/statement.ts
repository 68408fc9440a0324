import { type BankBook, plainAccount, type Transfer } from "./book.ts";

/** `GET /bank/statement?account=…`: the seller's own online banking in a demo, in Chinese and English. */
export function statementPage(book: BankBook): (query: URLSearchParams) => string {
  return (query) => {
    const account = plainAccount(query.get("account") ?? "");
    const list = account === "" ? "" : listOf(account, book.statement(account));
    return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>沙箱银行 · 账户明细 Sandbox bank · Statement</title>
<style>
body{font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;max-width:720px;margin:32px auto;padding:0 16px;color:#1c2024}
h1{font-size:20px}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:8px;border-bottom:1px solid #ddd}
td.amount{font-variant-numeric:tabular-nums}small{color:#60646c}input{font:inherit;padding:4px 8px;width:16em}
</style>
</head>
<body>
<h1>沙箱银行 · 账户明细 <small>Sandbox bank · Statement</small></h1>
<p><small>代替商家自己的网上银行，仅供演示，不涉及真实资金。In place of the seller's own online banking, for the demo; no real money moves.</small></p>
<form method="get"><label>账号 Account <input name="account" value="${escaped(account)}" autocomplete="off"></label> <button>查询 Show</button></form>
${list}
</body>
</html>
`;
  };
}

function listOf(account: string, transfers: readonly Transfer[]): string {
  if (transfers.length === 0)
    return `<p>账号 ${escaped(account)} 还没有到账记录。Nothing has arrived at this account yet.</p>`;
  const rows = transfers.map(
    ({ settledAt, amountMinor, currency, remark, toName }) =>
      `<tr><td>${beijingTime(settledAt ?? 0)}</td><td class="amount">+${(amountMinor / 100).toFixed(2)} ${escaped(currency)}</td><td>${escaped(remark)}</td><td>${escaped(toName)}</td></tr>`,
  );
  return `<table>
<thead><tr><th>到账时间 Time</th><th>金额 Amount</th><th>附言 Remark</th><th>收款户名 Holder</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}

function beijingTime(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
