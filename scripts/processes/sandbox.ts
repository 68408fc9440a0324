/** The sandbox shares nothing with ALP, so `npm start` teaches it to end with the command that started it. */
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
await import("#sandbox/main");

export {};
