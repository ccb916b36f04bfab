/** Doings: what a person does at a phone, from sending a word to blocking the bot. */

import { fileAddress, Unreachable } from "./api.js";
import { openCamera } from "./camera.js";
import { isGroup } from "./chats.js";
import { isSafe } from "./entities.js";
import { node } from "./nodes.js";
import { menuItem } from "./overlays.js";
import { service } from "./summaries.js";
import { chosenFiles, photoFile, previewSheet } from "./uploads.js";
import { chosenOptions, rememberVote } from "./votes.js";
import { language, say } from "./words.js";

const REACTIONS = ["👍", "❤", "🔥", "👏", "👌", "🤔", "🙏", "👎"];

export class Doings {
  constructor(phone) {
    this.phone = phone;
    this.does = {
      send: (text, to) => this.send({ text, reply_to: to?.message_id }),
      edit: (message, text) => this.tried(() => this.phone.api.edit(message.chat.id, message.message_id, text)),
      command: (text) => this.send({ text }),
      start: () => this.start(),
      unblock: () => this.block(false),
      attach: () => this.attach(),
      commands: () => this.commands(),
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
      menu: (message) => this.messageMenu(message),
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

  attach() {
    const { overlays } = this.phone;
    overlays.menu(
      say("attach"),
      [
        { icon: "photo", label: say("photo"), act: () => this.pickFiles("image/*,video/*", false), mark: { "data-attach-photo": true } },
        { icon: "file", label: say("file"), act: () => this.pickFiles("", true), mark: { "data-attach-file": true } },
        { icon: "camera", label: say("camera"), act: () => this.camera("photo"), mark: { "data-attach-camera": true } },
        { icon: "round", label: say("video_note"), act: () => this.camera("video_note"), mark: { "data-attach-video-note": true } },
      ],
      "data-attach-menu",
    );
  }

  camera(kind) {
    return openCamera(this.phone.overlays, kind, async (file, seconds) => {
      const sent = kind === "photo" ? await photoFile(file) : file;
      await this.upload({ kind, duration: seconds }, [sent]);
    });
  }

  commands() {
    const { commands, overlays } = this.phone;
    overlays.sheet(
      say("commands"),
      (close) =>
        commands.map(({ command, description }) => {
          const act = () => this.send({ text: `/${command}` });
          const item = node("button", { type: "button", class: "command", "data-command": command }, node("strong", {}, `/${command}`), node("span", {}, description));
          item.addEventListener("click", () => {
            close();
            act();
          });
          return item;
        }),
      { mark: "data-command-menu" },
    );
  }

  async key(button) {
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
    const { bot, chats } = this.phone;
    const own = /^(?:https?:\/\/)?t(?:elegram)?\.me\/(\w+)(?:\?start=([\w-]*))?$/i.exec(url);
    if (own && own[1].toLowerCase() === bot.username.toLowerCase()) {
      await this.phone.openChat(chats.find((row) => !isGroup(row.chat)).chat.id);
      if (own[2]) await this.start(own[2]);
    } else if (isSafe(url)) window.open(url, "_blank", "noopener,noreferrer");
  }

  async block(blocked) {
    if (!(await this.tried(() => this.phone.api.block(blocked)))) return;
    this.phone.refreshChats();
  }

  /** The menu of the heading: the invitation, blocking, and on a narrow screen the page's own settings. */
  menu() {
    const { person, isBlocked, overlays, chats } = this.phone;
    const home = chats.find((row) => !isGroup(row.chat))?.chat.id;
    // A wide screen has these in the bar above the phones.
    const isNarrow = !matchMedia("(min-width: 760px)").matches;
    const invite = person.start && { icon: "invite", label: say("open_invite"), note: person.start, act: () => this.invited(home), mark: { "data-open-invite": true } };
    overlays.menu(
      say("menu"),
      [
        invite,
        isBlocked
          ? { icon: "check", label: say("unblock"), act: () => this.block(false), mark: { "data-unblock": true } }
          : { icon: "block", label: say("block"), act: () => this.block(true), danger: true, mark: { "data-block": true } },
        { icon: "contact", label: say("change_owner"), act: () => this.phone.choose(), mark: { "data-change-person": true } },
        isNarrow && { icon: "plus", label: say("add_phone"), act: () => dispatchEvent(new Event("add-phone")), mark: { "data-menu-add-phone": true } },
        isNarrow && { icon: "language", label: language() === "kk" ? "Русский" : "Қазақша", act: () => dispatchEvent(new Event("next-language")), mark: { "data-menu-language": true } },
      ],
      "data-heading-menu",
    );
  }

  async invited(home) {
    if (this.phone.seat.chat !== home) await this.phone.openChat(home);
    return this.start();
  }

  messageMenu(message) {
    if (service(message)) return;
    const { phone } = this;
    const own = phone.isOwner(message);
    const text = message.text ?? message.caption;
    const { overlays, api, composer, seat } = phone;
    const home = phone.chats.find((row) => !isGroup(row.chat))?.chat.id;
    const choices = [
      { icon: "reply", label: say("reply"), act: () => composer.reply(message), mark: { "data-reply": true } },
      own && text && !message.forward_origin && { icon: "pencil", label: say("edit"), act: () => composer.edit(message), mark: { "data-edit": true } },
      text && !message.has_protected_content && { icon: "copy", label: say("copy"), act: () => this.copy(text), mark: { "data-copy": true } },
      !message.has_protected_content && { icon: "forward", label: say("forward"), act: () => this.forward(message, home), mark: { "data-forward": true } },
      { icon: "trash", label: say("delete"), act: () => this.remove(message), danger: true, mark: { "data-delete": true } },
    ];
    overlays.sheet(
      say("actions"),
      (close) => {
        const react = (emoji) => {
          close();
          this.tried(() => api.react(seat.chat, message.message_id, emoji));
        };
        const row = REACTIONS.map((emoji) =>
          node("button", { type: "button", class: "emoji-key", "aria-label": say("react", { emoji }), "data-react": emoji, onclick: () => react(emoji) }, `${emoji}\uFE0F`),
        );
        return [node("div", { class: "emoji-row" }, row), ...choices.filter(Boolean).map((choice) => menuItem(choice, close))];
      },
      { mark: "data-message-menu" },
    );
  }

  async forward(message, home) {
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
