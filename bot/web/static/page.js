// Page: what surrounds the chat: language, menu, voice, and the room the message box takes from the view.

import { config } from "./api.js";
import { Chat } from "./chat.js";
import { confirmed } from "./confirm.js";
import { Dictation, canDictate } from "./dictation.js";
import { browserLanguage, fillWords, wordsFor } from "./i18n.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { Session } from "./session.js";
import { saveTranscript } from "./transcript.js";
import { embed, keepClearOf, unfoldForPrint } from "./view.js";
import { Reader, canSpeak } from "./voice.js";

const find = (id) => document.getElementById(id);
const session = new Session();
let words = wordsFor(session.language ?? new URLSearchParams(location.search).get("language") ?? browserLanguage());

function showWords() {
  document.documentElement.lang = words.language;
  document.title = words.title;
  fillWords(document, words);
  find("language").textContent = words.otherLanguage.name;
  find("language").lang = words.otherLanguage.code;
  showDictation(false);
}

// --- voice: off until it is switched on, and then only at a press ---

const reader = canSpeak ? new Reader({ onMissing: (language) => chat.say(wordsFor(language).reply.noVoice) }) : null;
const dictation = canDictate
  ? new Dictation({ onText: (text) => chat.composer.insert(text), onChange: showDictation, onFailure: () => chat.say(words.dictation.failed) })
  : null;

function showDictation(listening) {
  const say = words.dictation;
  find("dictate").hidden = !dictation || !session.voice;
  find("dictate").setAttribute("aria-label", listening ? say.stop : say.start);
  find("dictate").classList.toggle("listening", listening);
}

find("dictate").append(icon("microphone"));
showWords();
const chat = new Chat(document, session, words, reader);

config().then((set) => chat.configure(set));

find("dictate").addEventListener("click", () => dictation.toggle(words.language));
find("composer").addEventListener("submit", () => dictation?.stop());
find("voice-choice").hidden = !reader && !dictation;
find("voice").checked = session.voice;
find("voice").addEventListener("change", (event) => {
  session.voice = event.target.checked;
  session.save();
  dictation?.stop();
  reader?.stop();
  showDictation(false);
  chat.redraw();
});
addEventListener("pagehide", () => reader?.stop());

// --- language and menu ---

find("language").addEventListener("click", () => {
  words = wordsFor(words.otherLanguage.code);
  session.language = words.language;
  session.save();
  showWords();
  chat.setWords(words);
});

const whereTalked = (act) => () => (session.log.length ? act() : chat.say(words.nothingYet));

menu(find("menu"), {
  save: whereTalked(() => saveTranscript(session.log, words)),
  print: whereTalked(() => print()),
  "start-over": async () => {
    if (!session.log.length || (await confirmed(words.confirmStartOver))) chat.startOver();
  },
  forget: async () => {
    if (await confirmed(words.confirmForget)) chat.forget();
  },
});

// --- view ---

keepClearOf(find("composer"));
unfoldForPrint(find("log"));
// A touch screen would answer a focused box with its keyboard.
if (location.pathname.endsWith("/embed")) embed({ onFocus: () => matchMedia("(pointer: coarse)").matches || chat.composer.focus() });
