// Papers: a quote's number and the papers of a reply to download, and the card of a memo.

import { copyButton } from "./clipboard.js";
import { make } from "./dom.js";
import { save } from "./download.js";
import { heading, listOf } from "./parts.js";

// Only papers of this server: nothing else may become a link, whatever a reply holds.
const PATH = /^\/papers\/[\w.~-]+\/[\w.-]+$/;

/** The papers of a payload that can be fetched. */
export function documentsOf(payload) {
  return listOf(payload?.documents).filter((item) => typeof item?.title === "string" && PATH.test(item?.path));
}

export function papers(payload, words) {
  return [heading(words.papers.heading)];
}

export function memo(payload, words) {
  if (typeof payload.memo !== "string") return [];
  return [heading(words.papers.memo), copyButton(words.papers.copyMemo, words, () => payload.memo)];
}

/** The number and the links of a payload, or null where it has neither. */
export function documents(payload, words) {
  const list = documentsOf(payload);
  const reference = typeof payload.reference === "string" && payload.reference;
  if (!list.length && !reference) return null;
  const note = make("p", { class: "small", role: "status" });
  return make("div", { class: "papers" },
    reference && make("p", { class: "reference" },
      make("span", { class: "small" }, words.papers.reference), make("strong", {}, reference),
      copyButton(words.reply.copy, words, () => reference, words.papers.copyReference)),
    list.length > 0 && make("ul", { class: "documents" }, list.map((item) => make("li", {}, link(item, note, words)))),
    list.length > 0 && note);
}

function link({ title, path }, note, words) {
  // Relative, as the server may stand below a path of its own.
  const node = make("a", { href: `..${path}`, download: true }, title);
  node.addEventListener("click", async (event) => {
    event.preventDefault();
    note.textContent = "";
    note.textContent = words.papers[await fetched(node.href)] ?? "";
  });
  return node;
}

/** Fetches and saves a paper; null, or why not: "expired" or "away". A plain link would leave the chat for an error page. */
async function fetched(address) {
  try {
    const response = await fetch(address, { cache: "no-store", credentials: "same-origin" });
    if (!response.ok) return response.status === 404 || response.status === 410 ? "expired" : "away";
    const name = response.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1];
    save(await response.blob(), name ?? address.split("/").pop());
    return null;
  } catch {
    return "away";
  }
}
