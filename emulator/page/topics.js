/** Topics: a forum's list of them, what belongs to one, and what an administrator does with them. */

import { badge, row } from "./chats.js";
import { icon, node } from "./nodes.js";
import { senderName, service, summary } from "./summaries.js";
import { when } from "./times.js";
import { say } from "./words.js";

/** The place of everything that stands in no topic. */
export const GENERAL = 0;

/** The topic a message stands in. */
export function topicOf(message) {
  return message.is_topic_message ? message.message_thread_id : GENERAL;
}

export function topicName(topics, thread) {
  return thread === GENERAL ? say("general") : (topics.find((topic) => topic.message_thread_id === thread)?.name ?? "");
}

/** The rows of a forum, that with the newest message first; `unseen` counts by topic. */
export function topicList(topics, messages, { person, unseen, open }) {
  const newest = new Map();
  for (const message of messages) {
    const thread = topicOf(message);
    if (message.message_id > (newest.get(thread)?.message_id ?? 0)) newest.set(thread, message);
  }
  const ids = [GENERAL, ...topics.map((topic) => topic.message_thread_id)];
  const age = (id) => newest.get(id)?.message_id ?? 0;
  ids.sort((one, two) => age(two) - age(one));
  return node(
    "div",
    { class: "chats", "data-topics": true },
    ids.map((id) => topicRow(id, topics, newest.get(id), { person, count: unseen.get(id) ?? 0, open })),
  );
}

function topicRow(id, topics, last, { person, count, open }) {
  const name = topicName(topics, id);
  const topic = topics.find((one) => one.message_thread_id === id);
  return row({
    attributes: { "data-topic": id || "general", "data-closed": topic?.closed, onclick: () => open(id) },
    face: node("span", { class: "topic-mark", style: color(topic) }, id === GENERAL ? "#" : [...name][0]?.toUpperCase()),
    name: [topic?.closed ? icon("lock") : null, name],
    time: last ? when(last.date) : null,
    words: lastWords(last, person),
    more: badge(count),
  });
}

/** Telegram's colours of topics are numbers. */
function color(topic) {
  return topic ? `background:#${topic.icon_color.toString(16).padStart(6, "0")}` : null;
}

function lastWords(last, person) {
  if (!last) return say("empty");
  if (service(last)) return service(last);
  const isOwn = (last.author ?? last.from?.id) === person.id;
  return `${isOwn ? say("you") : senderName(last)}: ${summary(last)}`;
}
