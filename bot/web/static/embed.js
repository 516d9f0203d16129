// Embed: the chat in a page of another site, with one script and one tag:
//
//   <script src="https://assistant.example.jp/chat/static/embed.js" defer></script>
//   <machimamori-chat></machimamori-chat>
//
// language="ja" or "en": the words at the start; without it the host page's language. label="...": the button's words.
// The chat itself runs in a frame of the assistant's own origin: the host's styles and scripts do not reach it, nor it the host.
// The assistant must name the host's origin in EMBED_ORIGINS; a host with a policy of its own allows the assistant under
// script-src and frame-src.

{
  const CHAT = new URL("../embed", document.currentScript.src);
  const CLOSE = "machimamori:close";
  const WORDS = {
    ja: { open: "サイバー保険の相談", close: "閉じる", region: "まちまもり", frame: "まちまもりのチャット" },
    en: { open: "Ask about cyber insurance", close: "Close", region: "Machimamori", frame: "Machimamori chat" },
  };

  // Important declarations inside of a shadow tree win over the host's, even over its important ones.
  // Lengths in em: the host may set rem, but not what `all: initial` leaves, the size that the user chose.
  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset-block-end: 1em !important; inset-inline-end: 1em !important; z-index: 2147483000 !important;
      display: block !important; direction: ltr !important; visibility: visible !important; color-scheme: light dark !important; }
    @media print { :host { display: none !important; } }
    aside { --accent: #1b4f83; --on-accent: #fff; --edge: #6b7985; --surface: #fff; }
    button { box-sizing: border-box; display: block; min-height: 2.75em; margin-inline-start: auto; padding: 0.5em 1.25em; border: 1px solid var(--on-accent);
      border-radius: 1.5em; background: var(--accent); color: var(--on-accent); cursor: pointer; box-shadow: 0 0.2em 0.8em rgb(0 0 0 / 30%);
      font: 600 1em/1.5 "Hiragino Sans", "BIZ UDPGothic", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; }
    button:hover { text-decoration: underline; text-underline-offset: 0.25em; }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    iframe { box-sizing: border-box; position: absolute; inset-block-end: 3.5em; inset-inline-end: 0; width: min(26em, calc(100vw - 1em)); height: min(42em, calc(100vh - 5.5em));
      height: min(42em, calc(100dvh - 5.5em)); border: 1px solid var(--edge); border-radius: 0.5em; background: var(--surface); box-shadow: 0 0.5em 2em rgb(0 0 0 / 30%); }
    iframe[hidden] { display: none; }
    @media (max-width: 30rem) { :host { inset-block-end: 0.5em !important; inset-inline-end: 0.5em !important; } iframe { height: calc(100dvh - 4.75em); } }
    @media (prefers-color-scheme: dark) { aside { --accent: #94c2ef; --on-accent: #0b1926; --edge: #8796a4; --surface: #12171c; } }
  `;

  class MachimamoriChat extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return; // moved within the page: it stays as it is
      const asked = this.getAttribute("language") ?? (document.documentElement.lang || "ja");
      this.language = /^en\b/i.test(asked) ? "en" : "ja";
      this.words = WORDS[this.language];
      this.build();
      this.show(false);
      this.raise();
      addEventListener("message", (event) => {
        if (this.frame && event.source === this.frame.contentWindow && event.origin === CHAT.origin && event.data === CLOSE) this.close();
      });
    }

    build() {
      const sheet = new CSSStyleSheet(); // as the host's policy may forbid a style element
      sheet.replaceSync(STYLE);
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet];
      this.region = document.createElement("aside");
      this.region.lang = this.language;
      this.region.setAttribute("aria-label", this.words.region);
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.addEventListener("click", () => this.show(!this.isOpen()));
      this.region.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.isOpen()) this.close();
      });
      this.region.append(this.button);
      shadow.append(this.region);
    }

    /** Above everything, out of reach of what the host does to the elements around (transform, opacity, overflow). */
    raise() {
      if (!this.showPopover) return; // an older browser: a fixed place has to do
      this.popover = "manual";
      this.showPopover();
    }

    isOpen() {
      return this.button.getAttribute("aria-expanded") === "true";
    }

    close() {
      this.show(false);
      this.button.focus();
    }

    show(open) {
      this.button.setAttribute("aria-expanded", String(open));
      this.button.textContent = open ? this.words.close : this.getAttribute("label") || this.words.open;
      if (this.frame) this.frame.hidden = !open;
      if (!open) return;
      if (this.frame) this.frame.focus();
      else this.frame = this.load();
    }

    /** The assistant is asked for nothing before the chat is opened; closed, it keeps its conversation. */
    load() {
      const address = new URL(CHAT);
      address.searchParams.set("language", this.language);
      const frame = document.createElement("iframe");
      frame.title = this.words.frame;
      frame.src = address.href;
      frame.allow = "microphone; clipboard-write";
      // Not before: a frame that is focused while it loads loses the focus unseen.
      frame.addEventListener("load", () => this.isOpen() && frame.focus());
      this.region.append(frame);
      return frame;
    }
  }

  customElements.define("machimamori-chat", MachimamoriChat);
}
