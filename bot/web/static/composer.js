// Composer: the message box. Enter sends, Shift+Enter breaks the line, and the Enter that ends a Japanese
// conversion only ends the conversion.

const USUAL_LIMIT = 2000;
const WARN_LEFT = 200;

export class Composer {
  /** onSend(text) for each message; onInput(text) whenever the draft changes. */
  constructor(root, { words, draft, onSend, onInput }) {
    this.form = root.querySelector("#composer");
    this.box = root.querySelector("#message");
    this.sendButton = root.querySelector("#send");
    this.count = root.querySelector("#count");
    this.countAloud = root.querySelector("#count-aloud");
    Object.assign(this, { words, onSend, onInput, busy: false, near: false, over: false, limit: USUAL_LIMIT });
    this.box.value = draft;
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("input", () => this.changed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.changed();
  }

  key(event) {
    // Chromium reports a running conversion as isComposing; Safari ends the conversion before the key and only leaves code 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send();
  }

  send() {
    const text = this.box.value.trim();
    if (!text || this.busy || this.left() < 0) return;
    this.box.value = "";
    this.changed();
    this.onSend(text);
  }

  setLimit(limit) {
    this.limit = limit;
    this.changed();
  }

  /** While a reply is awaited one may type, but not send. aria-disabled keeps the focus where a disabled button would lose it. */
  setBusy(busy) {
    this.busy = busy;
    this.changed();
  }

  setWords(words) {
    this.words = words;
    this.changed();
  }

  focus() {
    this.box.focus({ preventScroll: true });
  }

  /** Puts text where the cursor is, as if it had been typed. */
  insert(text) {
    this.box.setRangeText(text, this.box.selectionStart, this.box.selectionEnd, "end");
    this.changed();
  }

  /** Characters as a person counts them: one emoji is one. */
  left() {
    return this.limit - [...this.box.value].length;
  }

  changed() {
    const left = this.left();
    const over = left < 0;
    const near = left <= WARN_LEFT;
    this.count.textContent = over ? this.words.over(-left) : near ? this.words.left(left) : "";
    this.count.classList.toggle("over", over);
    this.box.setAttribute("aria-invalid", String(over));
    this.sendButton.setAttribute("aria-disabled", String(this.busy || over));
    // Said aloud when a limit is crossed, not at every key.
    if (near !== this.near || over !== this.over) this.countAloud.textContent = this.count.textContent;
    this.near = near;
    this.over = over;
    this.grow();
    this.onInput(this.box.value);
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }
}
