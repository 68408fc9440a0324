import { createHmac } from "node:crypto";
import { jsonRequest, type RobotGateway, readStatus } from "./robot.ts";

/**
 * Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): HMAC-SHA256 over
 * "id.timestamp.body" under the base64 behind "whsec_". The receiver refuses old times (five minutes) and ids it has seen.
 */
export function webhookSign(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** A plain webhook: one alarm a post, as data. Any 2xx is a yes, 410 says that the address is to be forgotten. */
export const plainRobot: RobotGateway = {
  encode: ({ address, secret }, { id, alarms, seller, post, isTest }, now) => {
    const [alarm] = alarms;
    const request = jsonRequest(address, {
      type: isTest ? "alarm.test" : `incident.${alarm?.change ?? "opened"}`,
      timestamp: new Date(now).toISOString(),
      data: {
        seller: { id: seller.id, name: seller.name },
        text: post.title,
        ...(alarm
          ? {
              incident: { id: alarm.incidentId, kind: alarm.kind, severity: alarm.severity, parcels: alarm.parcels },
              parcel: { orderNumber: alarm.orderNumber, waybillNo: alarm.waybillNo },
              happenedAt: new Date(alarm.happenedAt).toISOString(),
              dueAt: new Date(alarm.dueAt).toISOString(),
              url: post.lines[0]?.href ?? "",
            }
          : {}),
      },
    });
    const timestamp = Math.floor(now / 1000);
    const times = { ...request.headers, "webhook-id": id, "webhook-timestamp": String(timestamp) };
    if (secret === null) return { ...request, headers: times };
    const sign = webhookSign(secret, id, timestamp, request.body);
    return { ...request, headers: { ...times, "webhook-signature": sign } };
  },
  read: (reply) =>
    readStatus(reply) ?? { kind: "delivered", code: `http_${reply.status}`, text: reply.text.slice(0, 200) },
};
