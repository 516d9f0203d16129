// Page: what surrounds the chat: language, starting over, and the room the message box takes from the view.

import { Chat } from "./chat.js";
import { browserLanguage, fillWords, wordsFor } from "./i18n.js";
import { Session } from "./session.js";

const find = (id) => document.getElementById(id);
const session = new Session();
let words = wordsFor(session.language ?? browserLanguage());

function showWords() {
  document.documentElement.lang = words.language;
  document.title = words.title;
  fillWords(document, words);
  find("language").textContent = words.otherLanguage.name;
  find("language").lang = words.otherLanguage.code;
}

showWords();
const chat = new Chat(document, session, words);

find("language").addEventListener("click", () => {
  words = wordsFor(words.otherLanguage.code);
  session.language = words.language;
  session.save();
  showWords();
  chat.setWords(words);
});

find("start-over").addEventListener("click", () => (session.log.length ? find("confirm").showModal() : chat.startOver()));
find("confirm-no").addEventListener("click", () => find("confirm").close());
find("confirm-yes").addEventListener("click", () => {
  find("confirm").close();
  chat.startOver();
});

// The message box covers the foot of the view: whatever is scrolled to or focused must stay clear of it.
new ResizeObserver(() => {
  const covered = getComputedStyle(find("composer")).position === "sticky" ? find("composer").offsetHeight : 0;
  document.documentElement.style.setProperty("--covered", `${covered}px`);
}).observe(find("composer"));
