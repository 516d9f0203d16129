// Prose: a plain text as paragraphs and lists.

import { make } from "./dom.js";

// 105万7,262円 is one word to the eye, and so is 03-5512-4750: a line must not end inside.
const NUMBER = /(\d{2,4}-\d{2,4}-\d{4}|(?:[\d０-９][\d０-９,.]*[億万]?)+(?:円|人|件|%|％)?)/;
const LONGEST_WORD = 24;
const LONG_LIST = 4;

/**
 * Lines that begin with "- " or "・" are items, other line breaks stay. fold: given where a card shows the same as a table;
 * long lists are folded then, under the line above them or under what fold(count) calls them.
 */
export function prose(text, { fold = null } = {}) {
  const box = make("div", { class: "prose" });
  for (const block of text.trim().split(/\n\s*\n/)) {
    let lines = [];
    let items = [];
    const flush = () => {
      if (items.length) box.append(make("ul", {}, items.map((item) => make("li", {}, whole(item)))));
      else if (lines.length) box.append(make("p", {}, whole(lines.join("\n"))));
      lines = [];
      items = [];
    };
    for (const line of block.split("\n")) {
      const item = line.match(/^\s*(?:[-*•]\s+|・\s*)(\S.*)$/)?.[1];
      if (item ? lines.length : items.length) flush();
      (item ? items : lines).push(item ?? line);
    }
    flush();
  }
  if (fold) for (const list of box.querySelectorAll("ul")) if (list.children.length >= LONG_LIST) foldAway(list, fold);
  return box;
}

function foldAway(list, fold) {
  const above = list.previousElementSibling;
  const named = above?.matches("p") && !above.textContent.includes("\n") && !/[。.]$/.test(above.textContent);
  const folded = make("details", {}, make("summary", {}, named ? above.textContent : fold(list.children.length)));
  if (named) above.remove();
  list.replaceWith(folded);
  folded.append(list);
}

function whole(text) {
  return text.split(NUMBER).map((piece, index) => (index % 2 && piece.length < LONGEST_WORD ? make("span", { class: "keep" }, piece) : piece));
}
