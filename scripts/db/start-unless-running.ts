import { AlreadyRunning, startEmbedded } from "#db/embedded";

/** A running ALP's embedded server is used as it is; without one it is started until `stop`. */
export async function startUnlessRunning(folder: string): Promise<() => Promise<void>> {
  try {
    return (await startEmbedded({ folder })).stop;
  } catch (error) {
    if (error instanceof AlreadyRunning) return async () => undefined;
    throw error;
  }
}
