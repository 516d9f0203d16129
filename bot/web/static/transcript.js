// Transcript: the conversation as a text file.

import { save } from "./download.js";
import { textOf } from "./reply.js";

/** Saves the log; `words` in the page's language. */
export function saveTranscript(log, words) {
  const now = new Date();
  const stamp = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  save(new Blob([transcript(log, words, now)], { type: "text/plain;charset=utf-8" }), `${words.record.file}-${stamp}.txt`);
}

function transcript(log, words, now) {
  const time = new Intl.DateTimeFormat(words.language === "ja" ? "ja-JP" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  const parts = log.map((entry) => {
    const who = entry.who === "user" ? words.you : words.bot;
    return `[${who}] ${time.format(entry.at)}\n${entry.who === "user" ? entry.text : textOf(entry)}`;
  });
  return [`${words.record.title} (${time.format(now)})\n${words.record.note}`, ...parts].join("\n\n") + "\n";
}
