/** Doings: what a person does at a phone, from sending a word to blocking the bot. */

import { fileAddress, Unreachable } from "./api.js";
import { openCamera } from "./camera.js";
import { isGroup } from "./chats.js";
import { isSafe } from "./entities.js";
import { attachMenu, commandMenu, messageMenu } from "./menus.js";
import { node } from "./nodes.js";
import { chosenFiles, photoFile, previewSheet } from "./uploads.js";
import { chosenOptions, rememberVote } from "./votes.js";
import { say } from "./words.js";

export class Doings {
  constructor(phone) {
    this.phone = phone;
    this.does = {
      send: (text, to) => this.send({ text, reply_to: to?.message_id }),
      edit: (message, text) => this.tried(() => this.phone.api.edit(message.chat.id, message.message_id, text)),
      command: (text) => this.send({ text }),
      start: () => this.start(),
      unblock: () => this.block(false),
      attach: () => attachMenu(this),
      commands: () => commandMenu(this),
      files: (files) => this.files(files),
      voice: (file, seconds) => this.upload({ kind: "voice", duration: seconds }, [file]),
      key: (button) => this.key(button),
      toast: (words) => this.phone.overlays.toast(words),
      refuse: () => this.phone.overlays.toast(say("not_here")),
      copy: (text) => this.copy(text),
      open: (url) => this.open(url),
      press: (message, place) => this.press(message, place),
      vote: (message, options) => this.vote(message, options),
      chosen: (message) => chosenOptions(this.phone.person, message.poll),
      react: (message, emoji) => this.tried(() => this.phone.api.react(message.chat.id, message.message_id, emoji)),
      menu: (message) => messageMenu(this, message),
      jump: (id) => this.phone.timeline.jump(id),
      enlarge: (message) => this.enlarge(message),
    };
  }

  /** Do it; a refusal or a cut is told in a toast. True when it was done. */
  async tried(act) {
    try {
      for (const message of [await act()].flat()) if (message?.message_id) this.phone.take(message);
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  failed(error) {
    if (error.name === "AbortError") return;
    const words = error instanceof Unreachable ? say("unreachable") : say("failed", { reason: error.message });
    this.phone.overlays.toast(words);
  }

  send(fields) {
    const { seat, thread } = this.phone;
    return this.tried(() => this.phone.api.send({ chat: seat.chat, thread: thread ?? undefined, ...fields }));
  }

  /** Opening an invite link sends its code, as a deep link does. */
  start(payload = this.phone.person.start) {
    return this.send({ text: payload ? `/start ${payload}` : "/start" });
  }

  async upload(fields, files) {
    const { phone } = this;
    const to = phone.composer.takeReply();
    phone.progress.hidden = false;
    const whole = { chat: phone.seat.chat, thread: phone.thread, reply_to: to?.message_id, ...fields };
    const isDone = await this.tried(() => phone.api.upload(whole, files));
    phone.progress.hidden = true;
    return isDone;
  }

  async uploadGroup({ kind, files, caption }) {
    const ready = kind === "photo" ? await Promise.all(files.map(photoFile)) : files;
    const group = ready.length > 1 ? `${Date.now()}${Math.floor(Math.random() * 1e6)}` : undefined;
    return this.upload({ kind, caption, group }, ready);
  }

  files(files, asFile = false) {
    previewSheet(this.phone.overlays, files, { asFile, send: (group) => this.uploadGroup(group) });
  }

  async pickFiles(accept, asFile) {
    const files = await chosenFiles(accept, true);
    if (files.length) this.files(files, asFile);
  }

  camera(kind) {
    return openCamera(this.phone.overlays, kind, async (file, seconds) => {
      const sent = kind === "photo" ? await photoFile(file) : file;
      await this.upload({ kind, duration: seconds }, [sent]);
    });
  }

  async key(button) {
    if (button.request_contact && !this.phone.person.phone_number) return this.does.toast(say("no_number"));
    if (button.request_contact) {
      const isSure = await this.phone.overlays.ask(say("contact_ask"), say("send"));
      return isSure ? this.send({ contact: true }) : false;
    }
    const isPlain = !button.request_location && !button.request_poll && !button.web_app && !button.request_users && !button.request_chat;
    return isPlain ? this.send({ text: button.text }) : this.does.refuse();
  }

  async press(message, { row, column }) {
    try {
      const answer = await this.phone.api.press(message.chat.id, message.message_id, row, column);
      if (answer.url) this.open(answer.url);
      if (answer.text && answer.show_alert) this.phone.overlays.alert(answer.text);
      else if (answer.text) this.phone.overlays.toast(answer.text);
    } catch (error) {
      this.failed(error);
    }
  }

  async vote(message, options) {
    const isDone = await this.tried(() => this.phone.api.vote(message.chat.id, message.message_id, options));
    if (!isDone) return;
    rememberVote(this.phone.person, message.poll, options);
    this.phone.retell(message.message_id);
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    this.phone.overlays.toast(say("copied"));
  }

  /** A link to this very bot opens its chat here; everything else a new tab. */
  async open(url) {
    const { bot } = this.phone;
    const own = /^(?:https?:\/\/)?t(?:elegram)?\.me\/(\w+)(?:\?start=([\w-]*))?$/i.exec(url);
    if (own && own[1].toLowerCase() === bot.username.toLowerCase()) {
      if (this.phone.seat.chat !== this.home) await this.phone.openChat(this.home);
      if (own[2]) await this.start(own[2]);
    } else if (isSafe(url)) window.open(url, "_blank", "noopener,noreferrer");
  }

  async block(blocked) {
    if (!(await this.tried(() => this.phone.api.block(blocked)))) return;
    this.phone.refreshChats();
  }

  /** The private chat with the bot. */
  get home() {
    return this.phone.chats.find((row) => !isGroup(row.chat))?.chat.id;
  }

  async invited() {
    const { home } = this;
    if (this.phone.seat.chat !== home) await this.phone.openChat(home);
    return this.start();
  }

  async forward(message) {
    const { home } = this;
    const isDone = await this.tried(() => this.phone.api.send({ chat: home, forward_of: message.message_id, from_chat: message.chat.id }));
    if (isDone && this.phone.seat.chat !== home) this.phone.overlays.toast(say("forwarded_done"));
  }

  async remove(message) {
    const { overlays, api } = this.phone;
    if (!(await overlays.ask(say("delete_ask"), say("delete")))) return;
    await this.tried(() => api.remove(message.chat.id, message.message_id));
  }

  enlarge(message) {
    const largest = message.photo.at(-1);
    const picture = node("img", { src: fileAddress(largest.file_id), alt: message.caption ?? say("one_photo"), class: "large" });
    const caption = message.caption ? node("p", { class: "full-caption" }, message.caption) : null;
    this.phone.overlays.stageFor(
      say("one_photo"),
      (close) => {
        picture.addEventListener("click", close);
        return [picture, caption].filter(Boolean);
      },
      { mark: "data-lightbox" },
    );
  }

  /** Files dropped on a phone are offered like attached ones. */
  acceptDrops(screen) {
    const over = (isOver) => screen.classList.toggle("dropping", isOver);
    screen.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    screen.addEventListener("dragleave", () => over(false));
    screen.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      const files = [...event.dataTransfer.files];
      if (files.length && this.phone.seat.chat) this.files(files);
    });
  }
}
