import type { RobotForm } from "#lib/alarms/channels";
import { dingtalkRobot } from "./dingtalk.ts";
import { feishuRobot } from "./feishu.ts";
import { plainRobot } from "./plain.ts";
import type { RobotGateway } from "./robot.ts";
import { wecomRobot } from "./wecom.ts";

/** Every form that ALP speaks. */
export const robotGateways: Readonly<Record<RobotForm, RobotGateway>> = {
  wecom: wecomRobot,
  dingtalk: dingtalkRobot,
  feishu: feishuRobot,
  plain: plainRobot,
};
