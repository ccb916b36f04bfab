/** Phone: one person's screen; it keeps what the person sees and shows it. */

import { bots, line, people } from "./api.js";
import { chatList, Heading, isGroup, title, topicsOf, topicStrip } from "./chats.js";
import { Composer } from "./composer.js";
import { Doings } from "./doings.js";
import { Feed } from "./feed.js";
import { standing } from "./keyboard.js";
import { headingMenu } from "./menus.js";
import { Timeline } from "./messages.js";
import { avatar, icon, iconButton, node } from "./nodes.js";
import { Overlays } from "./overlays.js";
import { choosePerson } from "./people.js";
import { fullName } from "./summaries.js";
import { say } from "./words.js";

const ACTION_SECONDS = 5;

export class Phone {
  /** `seat` is {person, bot, chat}; `changed()` when it changes, `left(phone)` to remove the phone. */
  constructor(seat, { changed, left, number }) {
    this.seat = seat;
    this.changed = changed;
    this.messages = new Map();
    this.chats = [];
    this.commands = [];
    this.unseen = new Map();
    this.thread = null;
    this.isBlocked = false;
    this.isLoaded = false;
    this.busyWith = null;
    this.#build(left, number);
  }

  start() {
    this.feed?.stop();
    this.person = null;
    this.revision = 0;
    this.isLoaded = false;
    this.timeline.clear();
    this.messages.clear();
    this.#owner();
    this.feed = new Feed({
      ask: (after, signal) => this.api.events(after, signal),
      load: () => this.#load(),
      changed: (events) => this.#happened(events),
      lost: (isLost, error) => this.#lost(isLost, error),
    });
    this.feed.run();
  }

  stop() {
    this.feed?.stop();
    this.element.remove();
  }

  get chat() {
    return this.chats.find((row) => row.chat.id === this.seat.chat)?.chat ?? null;
  }

  /** The messages of the open chat, oldest first, narrowed to the chosen topic. */
  get shown() {
    const all = [...this.messages.values()].sort((one, two) => one.message_id - two.message_id);
    return this.thread === null ? all : all.filter((message) => (message.message_thread_id ?? message.message_id) === this.thread);
  }

  isOwner(message) {
    return message.from?.id === this.person?.id;
  }

  /** A message the emulator has just answered with; the same one may come again as an event. */
  take(message) {
    if (message.chat.id !== this.seat.chat) return;
    this.messages.set(message.message_id, message);
    this.draw();
  }

  async openChat(id) {
    this.seat.chat = id;
    this.isLoaded = false;
    this.busyWith = null;
    this.thread = null;
    this.unseen.delete(id);
    this.timeline.clear();
    this.messages.clear();
    this.composer.release();
    this.changed();
    this.draw();
    if (id !== null) await this.#loadChat().catch((error) => this.doings.failed(error));
    else await this.#loadChats().catch((error) => this.doings.failed(error));
    this.draw();
  }

  choose() {
    return choosePerson(this.overlays, this.seat, (person, bot) => {
      Object.assign(this.seat, { person: person.id, bot, chat: undefined });
      this.changed();
      this.start();
    }).catch((error) => this.doings.failed(error));
  }

  draw() {
    if (!this.person || !this.bot) return this.#vacant();
    const { chat } = this;
    this.notice.hidden = true;
    this.heading.element.hidden = false;
    this.list.hidden = chat !== null;
    this.talk.hidden = chat === null;
    const others = [...this.unseen.values()].reduce((sum, count) => sum + count, 0);
    if (!chat) {
      this.heading.show({ id: null, name: say("chats"), status: "", hasBack: false, hasMenu: true });
      const { bot, person, unseen } = this;
      this.list.replaceChildren(chatList(this.chats, { bot, person, unseen, open: (id) => this.openChat(id) }));
      return undefined;
    }
    const name = title(chat, this.bot);
    const id = isGroup(chat) ? chat.id : this.bot.id;
    this.heading.show({ id, name, status: this.#status(chat), hasBack: this.chats.length > 1, unseen: others, hasMenu: true });
    if (this.busyWith) this.heading.busy(say(this.busyWith));
    return this.#drawTalk(chat);
  }

  #drawTalk(chat) {
    const all = [...this.messages.values()];
    const topics = isGroup(chat) ? topicsOf(all) : [];
    this.topics.hidden = topics.length === 0;
    this.topics.replaceChildren(...(topics.length ? [topicStrip(topics, this.thread, (thread) => this.#narrow(thread))] : []));
    const isEmpty = !isGroup(chat) && all.length === 0;
    const gate = isGroup(chat) ? null : this.isBlocked ? "unblock" : isEmpty && this.isLoaded ? "start" : null;
    this.composer.show({ gate, hasCommands: this.commands.length > 0, keyboard: standing(this.shown, (message) => this.isOwner(message)) });
    this.timeline.show(this.shown, { person: this.person, isGroup: isGroup(chat), notice: this.#emptyWords(gate) });
  }

  #emptyWords(gate) {
    if (!this.isLoaded) return [];
    return [avatar(this.bot.id, fullName(this.bot)), node("strong", {}, say("empty")), gate === "start" ? node("span", {}, say("empty_start")) : ""];
  }

  #narrow(thread) {
    this.thread = thread;
    this.timeline.clear();
    this.draw();
  }

  #status(chat) {
    if (!isGroup(chat)) return this.isBlocked ? say("blocked") : say("bot");
    const members = chat.members_count ?? chat.member_count;
    return members ? say("members", { n: members }) : say("group");
  }

  /** What stands in place of a chat when there is nobody, or no bot yet. */
  #vacant() {
    this.list.hidden = true;
    this.talk.hidden = true;
    this.notice.hidden = false;
    this.heading.element.hidden = true;
    const words = this.person ? say("no_bot") : say("no_person");
    const button = node("button", { type: "button", class: "button primary", "data-choose": true, onclick: () => this.choose() }, say("choose"));
    this.notice.replaceChildren(node("p", {}, words), ...(this.person ? [] : [button]));
  }

  async #load() {
    const [everybody, allBots] = await Promise.all([people(), bots()]);
    this.person = everybody.find((person) => person.id === this.seat.person) ?? null;
    this.bot = allBots.find((bot) => bot.id === this.seat.bot) ?? allBots[0] ?? null;
    this.#owner();
    this.api = line(this.person?.id, this.bot?.id);
    this.draw();
    if (!this.person || !this.bot) throw new Vacant();
    await Promise.all([this.#loadChats(), this.loadCommands()]);
    if (this.seat.chat === undefined || (this.seat.chat !== null && !this.chat)) this.seat.chat = this.chats[0]?.chat.id ?? null;
    this.changed();
    const revision = await this.#loadChat();
    this.draw();
    return revision;
  }

  async #loadChats() {
    this.chats = await this.api.chats();
    const own = this.chats.find((row) => !isGroup(row.chat));
    this.isBlocked = Boolean(own?.blocked);
  }

  async loadCommands() {
    this.commands = await this.api.commands();
  }

  /** Messages that did not change stay the same objects, so that they are not drawn again. */
  async #loadChat() {
    const chat = this.seat.chat ?? this.chats[0]?.chat.id;
    const { revision, messages } = await this.api.messages(chat);
    if (this.seat.chat !== chat) return revision;
    const before = this.messages;
    const same = (one, two) => one && JSON.stringify(one) === JSON.stringify(two);
    this.messages = new Map(
      messages.map((message) => {
        const old = before.get(message.message_id);
        return [message.message_id, same(old, message) ? old : message];
      }),
    );
    this.revision = revision;
    this.isLoaded = true;
    return revision;
  }

  #happened(events) {
    for (const event of events) {
      if (event.bot && event.bot !== this.bot.id) continue;
      if (event.revision <= this.revision && event.chat === this.seat.chat) continue;
      HAPPENINGS[event.kind]?.(this, event);
    }
    this.draw();
  }

  arrived(event) {
    const { message } = event;
    const row = this.chats.find((one) => one.chat.id === event.chat);
    if (row && event.kind === "message") row.last = message;
    if (!row) this.refreshChats();
    if (event.chat === this.seat.chat) this.messages.set(message.message_id, message);
    else if (event.kind === "message" && !this.isOwner(message)) this.unseen.set(event.chat, (this.unseen.get(event.chat) ?? 0) + 1);
    if (event.chat === this.seat.chat && !this.isOwner(message)) this.busyWith = null;
  }

  #rested() {
    this.busyWith = null;
    this.draw();
  }

  went(event) {
    if (event.chat !== this.seat.chat) return;
    for (const id of event.message_ids) this.messages.delete(id);
  }

  busy(event) {
    if (event.chat !== this.seat.chat) return;
    this.busyWith = event.action === "typing" ? "action_typing" : "action_upload";
    clearTimeout(this.busyUntil);
    this.busyUntil = setTimeout(() => this.#rested(), ACTION_SECONDS * 1000);
  }

  /** The emulator says who reacted now; without the whole message only the reactions change. */
  reacted(event) {
    if (event.message) return this.arrived({ ...event, kind: "edit" });
    const old = this.messages.get(event.message_id);
    if (old && event.chat === this.seat.chat) this.messages.set(old.message_id, { ...old, reactions: event.reactions });
    return undefined;
  }

  /** Draw a message anew although its words are the same. */
  retell(id) {
    const message = this.messages.get(id);
    if (message) this.messages.set(id, { ...message });
    this.draw();
  }

  async reread() {
    const everybody = await people();
    this.person = everybody.find((person) => person.id === this.seat.person) ?? this.person;
    this.#owner();
    this.refreshChats();
  }

  refreshChats() {
    this.#loadChats().then(() => this.draw()).catch((error) => this.doings.failed(error));
  }

  #lost(isLost, error) {
    const isVacant = error instanceof Vacant;
    this.strip.hidden = !isLost || isVacant;
    this.element.toggleAttribute("data-lost", isLost && !isVacant);
  }

  #owner() {
    const name = this.person ? fullName(this.person) : say("whose");
    this.element.dataset.person = this.person?.id ?? "";
    this.owner.setAttribute("aria-label", this.person ? say("phone_of", { name }) : name);
    this.owner.replaceChildren(
      this.person ? avatar(this.person.id, name) : node("span", { class: "avatar add" }, icon("contact")),
      node("span", { class: "owner-words" }, node("strong", {}, name), this.person?.note ? node("small", {}, this.person.note) : null),
      icon("down"),
    );
  }

  #build(left, number) {
    this.doings = new Doings(this);
    const { does } = this.doings;
    this.timeline = new Timeline({ does });
    this.composer = new Composer({ does });
    this.heading = new Heading({ back: () => this.openChat(null), menu: () => headingMenu(this.doings) });
    this.strip = node("div", { class: "strip", role: "status", hidden: true, "data-offline": true }, say("offline"));
    this.progress = node("div", { class: "progress", role: "status", hidden: true, "data-sending": true }, say("sending"));
    this.topics = node("div", { class: "topics-shell", hidden: true });
    this.list = node("div", { class: "list", hidden: true });
    this.notice = node("div", { class: "notice", hidden: true });
    this.talk = node("div", { class: "talk" }, this.topics, this.timeline.element, this.progress, this.composer.element);
    this.stage = node("div", { class: "stage" }, this.heading.element, this.strip, this.list, this.talk, this.notice);
    this.screen = node("div", { class: "screen" }, this.stage);
    this.overlays = new Overlays(this.screen, this.stage);
    this.owner = node("button", { type: "button", class: "owner", "data-owner": true, onclick: () => this.choose() });
    const removal = iconButton("close", say("remove_phone"), { class: "remove", "data-remove-phone": true, onclick: () => left(this) });
    this.element = node("section", { class: "phone", "data-phone": number }, node("div", { class: "caption" }, this.owner, removal), this.screen);
    this.doings.acceptDrops(this.screen);
  }
}

/** Nobody sits at this phone, or no bot is there yet; the feed asks again soon. */
class Vacant extends Error {}

const HAPPENINGS = {
  message: (phone, event) => phone.arrived(event),
  edit: (phone, event) => phone.arrived(event),
  reaction: (phone, event) => phone.reacted(event),
  delete: (phone, event) => phone.went(event),
  action: (phone, event) => phone.busy(event),
  commands: (phone) => phone.loadCommands().then(() => phone.draw()),
  chat: (phone) => phone.reread().catch((error) => phone.doings.failed(error)),
};
