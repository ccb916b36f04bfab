/** Phone: one person's screen; it keeps what the person sees and shows it. */

import { bots, line, people } from "./api.js";
import { chatList, Heading, isGroup, title } from "./chats.js";
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
import { topicList, topicName, topicOf } from "./topics.js";
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
    this.unseenTopics = new Map();
    this.thread = null; // the open topic of a forum; null while its list is shown
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
    return this.row?.chat ?? null;
  }

  /** The open chat with what the emulator tells beside it. */
  get row() {
    return this.chats.find((row) => row.chat.id === this.seat.chat);
  }

  get topics() {
    return this.row?.topics ?? [];
  }

  get isAdmin() {
    return ["creator", "administrator"].includes(this.row?.status);
  }

  /** The messages of the open chat, oldest first, narrowed to the open topic. */
  get shown() {
    const all = [...this.messages.values()].sort((one, two) => one.message_id - two.message_id);
    return this.chat?.is_forum ? all.filter((message) => topicOf(message) === this.thread) : all;
  }

  isOwner(message) {
    return (message.author ?? message.from?.id) === this.person?.id;
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
    this.unseenTopics.clear();
    this.timeline.clear();
    this.messages.clear();
    this.composer.release();
    this.changed();
    this.draw();
    if (id !== null) await Promise.all([this.#loadChat(), this.loadCommands()]).catch((error) => this.doings.failed(error));
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
    // A topic that was deleted leads back to the list of topics.
    if (this.thread && !this.topics.some((topic) => topic.message_thread_id === this.thread)) this.thread = null;
    const isList = chat === null || (chat.is_forum && this.thread === null);
    this.list.hidden = !isList;
    this.talk.hidden = isList;
    const others = [...this.unseen.values()].reduce((sum, count) => sum + count, 0);
    if (!chat) {
      this.heading.show({ id: null, name: say("chats"), status: "", hasBack: false, hasMenu: true });
      const { bot, person, unseen } = this;
      this.list.replaceChildren(chatList(this.chats, { bot, person, unseen, open: (id) => this.openChat(id) }));
      return undefined;
    }
    const id = isGroup(chat) ? chat.id : this.bot.id;
    const inTopic = chat.is_forum && this.thread !== null;
    const name = inTopic ? topicName(this.topics, this.thread) : title(chat, this.bot);
    const status = inTopic ? chat.title : this.#status(chat);
    this.heading.show({ id, name, status, hasBack: inTopic || this.chats.length > 1, unseen: others, hasMenu: true });
    if (this.busyWith) this.heading.busy(say(this.busyWith));
    return isList ? this.#drawTopics() : this.#drawTalk(chat);
  }

  #drawTopics() {
    const { person, unseenTopics: unseen } = this;
    this.list.replaceChildren(topicList(this.topics, [...this.messages.values()], { person, unseen, open: (thread) => this.openTopic(thread) }));
  }

  #drawTalk(chat) {
    const all = [...this.messages.values()];
    const isEmpty = !isGroup(chat) && all.length === 0;
    const gate = isGroup(chat) ? null : this.isBlocked ? "unblock" : isEmpty && this.isLoaded ? "start" : null;
    this.composer.show({ gate, hasCommands: this.commands.length > 0, keyboard: standing(this.shown, (message) => this.isOwner(message)) });
    this.timeline.show(this.shown, { person: this.person, isGroup: isGroup(chat), notice: this.#emptyWords(gate) });
  }

  #emptyWords(gate) {
    if (!this.isLoaded) return [];
    return [avatar(this.bot.id, fullName(this.bot)), node("strong", {}, say("empty")), gate === "start" ? node("span", {}, say("empty_start")) : ""];
  }

  /** Open a topic of the forum, or the list of them. */
  openTopic(thread) {
    this.thread = thread;
    this.unseenTopics.delete(thread);
    this.busyWith = null;
    this.timeline.clear();
    this.composer.release();
    this.draw();
  }

  #back() {
    return this.chat?.is_forum && this.thread !== null ? this.openTopic(null) : this.openChat(null);
  }

  #status(chat) {
    if (!isGroup(chat)) return this.isBlocked ? say("blocked") : say("bot");
    return say("members", { n: this.row.members });
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
    this.commands = await this.api.commands(this.seat.chat);
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
    if (event.chat === this.seat.chat) {
      this.messages.set(message.message_id, message);
      const thread = topicOf(message);
      const isNew = event.kind === "message" && thread !== this.thread && !this.isOwner(message);
      if (isNew) this.unseenTopics.set(thread, (this.unseenTopics.get(thread) ?? 0) + 1);
    }
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
    this.heading = new Heading({ back: () => this.#back(), menu: () => headingMenu(this.doings) });
    this.strip = node("div", { class: "strip", role: "status", hidden: true, "data-offline": true }, say("offline"));
    this.progress = node("div", { class: "progress", role: "status", hidden: true, "data-sending": true }, say("sending"));
    this.list = node("div", { class: "list", hidden: true });
    this.notice = node("div", { class: "notice", hidden: true });
    this.talk = node("div", { class: "talk" }, this.timeline.element, this.progress, this.composer.element);
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
