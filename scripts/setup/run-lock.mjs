import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Trouble } from "./say.mjs";

/**
 * One ALP per data folder: throws with the address of the one that runs already. A file left by a killed one is taken
 * over. Returns how to tell the address and how to let go.
 */
export function takeRunLock(folder) {
  const path = join(folder, "alp.lock");
  const mine = { pid: process.pid, start: startOf(process.pid), address: null };
  const write = (flag) => writeFileSync(path, JSON.stringify(mine), { flag, mode: 0o600 });
  try {
    write("wx");
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const holder = read(path);
    if (holder && startOf(holder.pid) === holder.start) {
      const where = holder.address ? `at ${holder.address}` : "and is still starting";
      throw new Trouble(
        `ALP runs already, ${where} (process ${holder.pid}). Stop that one first, or give this one a folder of its own with ALP_DATA_DIR.`,
      );
    }
    write("w");
  }
  return {
    setAddress(address) {
      mine.address = address;
      write("w");
    },
    release() {
      if (read(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** When a process began, so that a later one with the same number is not taken for it; null when it is gone. */
function startOf(pid) {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? null : `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}
