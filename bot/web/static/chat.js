// Chat: the conversation. Takes messages from the composer and the buttons, asks the server, and keeps log and page alike.

import { ask, forget, sendFeedback } from "./api.js";
import { Composer } from "./composer.js";
import { make } from "./dom.js";
import { botEntry, greeting, userEntry } from "./render.js";
import { ratedText } from "./reply.js";
import { replyTools } from "./tools.js";
import { reveal } from "./view.js";

export class Chat {
  /** `root` holds the page's parts; everything outside of it belongs to the page. `reader` reads replies aloud, or is null. */
  constructor(root, session, words, reader) {
    this.root = root;
    this.session = session;
    this.words = words;
    this.reader = reader;
    this.running = null;
    this.turn = null;
    this.brochure = null;
    this.parts = Object.fromEntries(["greeting", "log", "status"].map((id) => [id, root.querySelector(`#${id}`)]));
    this.composer = new Composer(root, {
      words,
      draft: session.draft,
      onSend: (text) => this.send({ text }),
      onInput: (draft) => {
        session.draft = draft;
        session.save();
      },
    });
    this.redraw();
    if (session.log.length) this.parts.log.lastElementChild.scrollIntoView({ block: "end" });
  }

  setWords(words) {
    this.words = words;
    this.composer.setWords(words);
    this.redraw();
  }

  /** What the operator has set; both may be missing. */
  configure({ limit, brochure }) {
    if (limit) this.composer.setLimit(limit);
    if (!brochure) return;
    this.brochure = brochure;
    this.redraw();
  }

  startOver() {
    this.running?.abort();
    this.running = null;
    this.session.startOver();
    this.composer.setBusy(false);
    this.say("");
    this.redraw();
    this.composer.focus();
    scrollTo({ top: 0 });
  }

  /** Erases the conversation here and on the server; where the server cannot be reached, nowhere. */
  async forget() {
    this.say(this.words.forgetting, { dots: true });
    await this.turn; // an answer under way would bring the conversation back on the server
    const outcome = await forget(this.session.id);
    if (outcome !== "failed") this.startOver();
    this.say(this.words.forgot[outcome]);
  }

  /** text: what is shown; payload: what a button sends in its place. */
  send(message) {
    if (!this.running) this.turn = this.exchange(message);
  }

  async exchange({ text, payload }) {
    const running = new AbortController();
    this.running = running;
    const entry = this.session.add({ who: "user", text, payload, state: "waiting", at: Date.now() });
    this.closeChoices();
    this.append(entry);
    this.composer.setBusy(true);
    this.say(this.words.waiting, { dots: true });
    reveal(this.parts.status, this.composer.form);
    let reply = null;
    try {
      const messages = await ask(this.session.id, payload ?? text, {
        signal: running.signal,
        onRetry: (tries, most) => this.say(this.words.retrying(tries, most), { dots: true }),
      });
      reply = { who: "bot", messages, at: Date.now() };
      delete entry.state;
    } catch (failure) {
      if (running.signal.aborted) return; // started over meanwhile
      Object.assign(entry, { state: "failed", reason: failure.reason });
    }
    this.running = null;
    this.say("");
    if (reply) {
      this.session.add(reply);
      this.append(reply);
    } else {
      this.session.save();
      this.drop(entry);
      this.append(entry);
    }
    this.composer.setBusy(false);
  }

  choose({ title, payload }) {
    if (this.running) return;
    this.send({ text: title, payload });
    // The pressed button is gone; the focus must not fall back to the top of the page. On a touch screen
    // the box would open the keyboard over the reply.
    if (matchMedia("(pointer: coarse)").matches) this.parts.log.lastElementChild.focus({ preventScroll: true });
    else this.composer.focus();
  }

  resend(entry) {
    if (this.running) return;
    this.session.remove(entry);
    this.drop(entry);
    this.send(entry);
    this.composer.focus();
  }

  draw(entry, open) {
    const node = entry.who === "user"
      ? userEntry(entry, this.words, { onResend: (failed) => this.resend(failed) })
      : botEntry(entry, { open, onChoice: (choice) => this.choose(choice), tools: this.tools(entry), brochure: this.brochure });
    node.entry = entry;
    return node;
  }

  tools(entry) {
    return replyTools(entry, {
      words: this.words,
      reader: this.session.voice ? this.reader : null,
      rate: (verdict, word) => sendFeedback(this.session.id, ratedText(entry), verdict, word),
      onRated: () => this.session.save(),
    });
  }

  append(entry) {
    const node = this.draw(entry, true);
    this.parts.log.append(node);
    reveal(node, this.composer.form);
  }

  drop(entry) {
    [...this.parts.log.children].find((node) => node.entry === entry)?.remove();
  }

  /** Everything anew: at the start and in another language. The log keeps silent, for nothing of it is news. */
  redraw() {
    const { log } = this.session;
    this.parts.log.setAttribute("aria-live", "off");
    this.parts.greeting.replaceChildren(greeting(this.words, { open: !log.length, onChoice: (choice) => this.choose(choice) }));
    this.parts.log.replaceChildren(...log.map((entry, index) => this.draw(entry, index === log.length - 1)));
    setTimeout(() => this.parts.log.setAttribute("aria-live", "polite"), 100);
  }

  /** Buttons count for the newest reply only: an old "yes" must not answer a new question. */
  closeChoices() {
    for (const group of this.root.querySelectorAll("#greeting .choices, #log .choices")) group.remove();
  }

  say(text, { dots = false } = {}) {
    const sign = dots ? make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")) : null;
    this.parts.status.replaceChildren(...[sign, text && make("span", {}, text)].filter(Boolean));
  }
}
