/** Composer: the field, its buttons, and what stands above it while replying or editing. */

import { replyKeyboard } from "./keyboard.js";
import { icon, iconButton, node } from "./nodes.js";
import { senderName, summary } from "./summaries.js";
import { recordVoice } from "./voice.js";
import { say } from "./words.js";

const TEXT_LIMIT = 4096;

export class Composer {
  /**
   * `does`: send(text, replyTo) and edit(message, text) say whether it was done; attach(), commands(),
   * voice(file, seconds), files(files), key(button), start(), unblock(), toast(words).
   */
  constructor({ does }) {
    this.does = does;
    this.context = null;
    this.keyboard = null;
    this.used = null;
    this.isKeyboardOpen = false;
    this.field = this.#field();
    this.bar = node("div", { class: "context", hidden: true });
    this.sendButton = iconButton("send", say("send"), { class: "send", "data-send": true, onclick: () => this.#send() });
    this.voiceButton = iconButton("mic", say("voice"), { "data-voice-record": true, onclick: () => this.#voice() });
    this.keyboardButton = iconButton("keyboard", say("reply_keyboard"), { hidden: true, "data-keyboard-toggle": true, onclick: () => this.#toggleKeyboard() });
    this.commandsButton = iconButton("more", say("commands"), { class: "slash", "data-commands": true, onclick: () => does.commands() });
    this.commandsButton.replaceChildren("/");
    this.row = node(
      "div",
      { class: "composer-row" },
      iconButton("attach", say("attach"), { "data-attach": true, onclick: () => does.attach() }),
      node("div", { class: "field-shell" }, this.field, this.commandsButton, this.keyboardButton),
      this.voiceButton,
      this.sendButton,
    );
    this.keys = node("div", { class: "keys", hidden: true });
    this.writing = node("div", { class: "writing" }, this.bar, this.row, this.keys);
    this.gate = node("div", { class: "gate", hidden: true });
    this.element = node("div", { class: "composer", "data-composer-bar": true }, this.gate, this.writing);
    this.#resize();
  }

  get text() {
    return this.field.value;
  }

  set text(value) {
    this.field.value = value;
    this.#resize();
  }

  /** Whom an upload answers; asked once, then forgotten. */
  takeReply() {
    const to = this.context?.kind === "reply" ? this.context.message : null;
    if (to) this.release();
    return to;
  }

  reply(message) {
    this.#hold({ kind: "reply", message }, "reply", say("replying", { name: senderName(message) }));
  }

  edit(message) {
    this.draft = this.text;
    this.#hold({ kind: "edit", message }, "pencil", say("editing"));
    this.text = message.text ?? message.caption ?? "";
  }

  /** Leave replying or editing. */
  release() {
    if (this.context?.kind === "edit") this.text = this.draft ?? "";
    this.context = null;
    this.bar.hidden = true;
    this.bar.replaceChildren();
  }

  /** What the field stands behind: `start` before the first word, `unblock` after a block, or nothing. */
  show({ gate, hasCommands, keyboard }) {
    this.writing.hidden = gate !== null;
    this.gate.hidden = gate === null;
    if (this.gate.dataset.gate !== String(gate)) this.#drawGate(gate);
    this.commandsButton.hidden = !hasCommands;
    this.#drawKeyboard(keyboard);
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  #field() {
    const field = node("textarea", {
      rows: "1",
      class: "field",
      placeholder: say("message"),
      "aria-label": say("message"),
      maxlength: String(TEXT_LIMIT),
      enterkeyhint: "send",
      dir: "auto",
      "data-composer": true,
    });
    field.addEventListener("input", () => this.#resize());
    field.addEventListener("keydown", (event) => this.#typed(event));
    field.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      this.does.files(files);
    });
    return field;
  }

  #typed(event) {
    if (event.key === "Escape" && this.context) this.release();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #resize() {
    this.field.style.height = "auto";
    if (this.field.scrollHeight) this.field.style.height = `${this.field.scrollHeight}px`;
    const isEmpty = this.text.trim() === "";
    this.sendButton?.toggleAttribute("hidden", isEmpty && !this.context);
    this.voiceButton?.toggleAttribute("hidden", !isEmpty || Boolean(this.context));
  }

  /** The field is cleared at once; if sending fails the words come back. */
  async #send() {
    const text = this.text.trim();
    if (!text) return;
    const context = this.context;
    if (context?.kind === "edit") this.draft = "";
    this.release();
    this.text = "";
    const done = context?.kind === "edit" ? await this.does.edit(context.message, text) : await this.does.send(text, context?.message);
    if (!done && !this.text) this.text = text;
    this.focus();
  }

  #voice() {
    return recordVoice(this.row, { send: (file, seconds) => this.does.voice(file, seconds), toast: (words) => this.does.toast(words) });
  }

  #hold(context, drawing, title) {
    if (this.context) this.release();
    this.context = context;
    this.bar.hidden = false;
    this.bar.dataset.context = context.kind;
    this.bar.replaceChildren(
      icon(drawing),
      node("div", { class: "context-words" }, node("strong", {}, title), node("span", {}, summary(context.message))),
      iconButton("close", say("cancel"), { "data-context-cancel": true, onclick: () => this.release() }),
    );
    this.#resize();
    this.focus();
  }

  #drawGate(gate) {
    this.gate.dataset.gate = String(gate);
    const buttons = {
      start: () => node("button", { type: "button", class: "button primary wide", "data-start": true, onclick: () => this.does.start() }, say("start")),
      unblock: () => node("button", { type: "button", class: "button primary wide", "data-unblock": true, onclick: () => this.does.unblock() }, say("unblock")),
    };
    this.gate.replaceChildren(...(gate ? [buttons[gate]()] : []));
  }

  /** A reply keyboard opens when it arrives; a one-time keyboard folds after its use. */
  #drawKeyboard(found) {
    const isNew = found?.message.message_id !== this.keyboard?.message.message_id;
    this.keyboard = found;
    const markup = found?.markup;
    this.field.placeholder = markup?.input_field_placeholder || say("message");
    const isKeyboard = Boolean(markup?.keyboard);
    this.keyboardButton.hidden = !isKeyboard;
    if (isNew) {
      this.isKeyboardOpen = isKeyboard && !(markup.one_time_keyboard && found.isUsed);
      this.keys.replaceChildren(...(isKeyboard ? [replyKeyboard(markup, (button) => this.#press(button))] : []));
      if (markup?.force_reply) this.reply(found.message);
    }
    this.keys.hidden = !(isKeyboard && this.isKeyboardOpen);
    this.keyboardButton.setAttribute("aria-expanded", String(!this.keys.hidden));
  }

  #press(button) {
    if (this.keyboard.markup.one_time_keyboard) this.#toggleKeyboard();
    this.does.key(button);
  }

  #toggleKeyboard() {
    this.isKeyboardOpen = !this.isKeyboardOpen;
    this.keys.hidden = !this.isKeyboardOpen;
    this.keyboardButton.setAttribute("aria-expanded", String(this.isKeyboardOpen));
  }
}
