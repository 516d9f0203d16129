// Server: one message there, the replies back. Rasa's REST channel answers 200 with an empty list
// when anything failed on its side, so an empty list is a failure here too.

// Relative to the page's address, so that the page asks no other server than its own.
const WEBHOOK = "../webhooks/rest/webhook";
const FEEDBACK = "feedback";
const FORGET = "forget";
const CONFIG = "config.json";

const RETRY_AFTER_MS = [1000, 3000, 8000];
const TIMEOUT_MS = 45_000;
const TOLD_WITHIN_MS = 15_000;
const LONGEST_RATED = 2000;
// The server or the proxy before it says "not now"; anything else would only fail again.
const NOT_NOW = new Set([429, 502, 503, 504]);

/** reason: "away" (not reached), "slow" (no reply in time), "silent" (reached, but no usable reply). */
export class Failure extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

async function post(sender, message, signal) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
  const cancel = () => limit.abort();
  signal.addEventListener("abort", cancel);
  let reached = false;
  try {
    const response = await fetch(WEBHOOK, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sender, message }),
      cache: "no-store",
      signal: limit.signal,
    });
    if (NOT_NOW.has(response.status)) throw new Failure("away");
    if (!response.ok) throw new Failure("silent");
    reached = true;
    return readable(await response.json());
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (limit.signal.aborted) throw new Failure("slow");
    throw new Failure(reached ? "silent" : "away");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
  }
}

/** Only what the page can show: text, card, buttons. Nothing left means no reply. */
function readable(list) {
  const messages = (Array.isArray(list) ? list : []).map((message) => ({
    text: typeof message?.text === "string" ? message.text.trim() : "",
    custom: typeof message?.custom?.type === "string" ? message.custom : null,
    buttons: (Array.isArray(message?.buttons) ? message.buttons : [])
      .filter((item) => typeof item?.title === "string" && item.title.trim())
      .map(({ title, payload }) => ({ title, payload: typeof payload === "string" && payload ? payload : title })),
  }));
  const shown = messages.filter((message) => message.text || message.custom || message.buttons.length);
  if (!shown.length) throw new Failure("silent");
  return shown;
}

/** Waits, but no longer than until the network is back. */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}

/**
 * The replies to one message. Tries again only while the server is away: after "slow" it may still be at work
 * on the message, and asking twice would count as two answers in a form.
 */
export async function ask(sender, message, { signal, onRetry }) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await post(sender, message, signal);
    } catch (failure) {
      if (signal.aborted || failure.reason !== "away" || tries >= RETRY_AFTER_MS.length) throw failure;
      onRetry(tries + 1, RETRY_AFTER_MS.length);
      await pause(RETRY_AFTER_MS[tries], signal);
      if (signal.aborted) throw failure;
    }
  }
}

/** verdict: "up" or "down"; word: what the user adds to it, if anything. The server takes no longer texts, and keeps less. */
export const sendFeedback = (conversation, text, verdict, word) =>
  tell(FEEDBACK, { conversation, text: text.slice(0, LONGEST_RATED) || "…", verdict, word });

/** Erases the conversation on the server. */
export const forget = (conversation) => tell(FORGET, { conversation });

/** What became of it: "done", "absent" (this server does not offer it) or "failed". */
async function tell(address, body) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(TOLD_WITHIN_MS),
    });
    if (response.ok) return "done";
    return response.status === 404 || response.status === 405 ? "absent" : "failed";
  } catch {
    return "failed";
  }
}

/** What the operator has set: limit (longest message) and brochure (its address); nothing where the server does not say. */
export async function config() {
  try {
    const response = await fetch(CONFIG, { signal: AbortSignal.timeout(TOLD_WITHIN_MS) });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}
