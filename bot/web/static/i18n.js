// Language: which words the page uses, and which language a text is in.

import { EN } from "./english.js";
import { JA } from "./japanese.js";

export const wordsFor = (language) => (language === "en" ? EN : JA);

/** The browser's wish; Japanese wherever it is unclear. */
export const browserLanguage = () => (/^en\b/i.test(navigator.language ?? "") ? "en" : "ja");

/** The language of a piece of text, for `lang` attributes: English text may well hold a Japanese company's name. */
export function languageOf(text) {
  const japanese = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  return japanese * 2 >= latin && japanese > 0 ? "ja" : latin > 0 ? "en" : "ja";
}

/** Fills every marked node below `root`: data-word (text), data-word-label (aria-label), data-word-placeholder. */
export function fillWords(root, words) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  for (const node of root.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", words[node.dataset.wordLabel]);
  for (const node of root.querySelectorAll("[data-word-placeholder]")) node.placeholder = words[node.dataset.wordPlaceholder];
}
