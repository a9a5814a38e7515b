// Sends a text to a webhook.   node send.mjs URL TEXT   or   uptime | node send.mjs URL
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** Posts a payload; when nobody can be reached, or the server says 5xx, it tries again. */
export async function send(url, payload, tries = 4) {
  // The key makes it safe to try again: however often it arrives, it is posted once.
  const headers = { "Content-Type": "application/json", "Idempotency-Key": randomUUID() };
  for (let attempt = 1; ; attempt++) {
    let failure;
    try {
      const signal = AbortSignal.timeout(30_000);
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(payload), signal });
      if (response.ok) return;
      failure = new Error(`${response.status} ${await response.text()}`);
      if (response.status < 500 || response.status === 501) throw failure;
    } catch (error) {
      if (error === failure) throw error;
      failure = error.cause ?? error;
    }
    if (attempt === tries) throw failure;
    await new Promise((wake) => setTimeout(wake, 1000 * 2 ** (attempt - 1)));
  }
}

const [url, text = readFileSync(0, "utf8").trimEnd()] = process.argv.slice(2);
try {
  await send(url, { text });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
