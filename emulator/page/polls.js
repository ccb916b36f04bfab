/** Polls: questions whose answers are counted in the chat. */

import { icon, node } from "./nodes.js";
import { formatted } from "./entities.js";
import { say } from "./words.js";

/** `chosen` are the options this person voted for; `does.vote(message, options)` sends a vote. */
export function poll(message, chosen, does) {
  const { poll: asked } = message;
  const isDone = asked.is_closed || chosen.length > 0;
  const box = node("div", { class: "poll", "data-poll": asked.id });
  box.append(node("div", { class: "poll-question" }, formatted(asked.question, asked.question_entities, does)));
  box.append(node("div", { class: "poll-kind" }, kindOf(asked)));
  box.append(...(isDone ? results(asked, chosen) : choices(message, does)));
  if (isDone && asked.explanation) {
    box.append(node("div", { class: "poll-why" }, formatted(asked.explanation, asked.explanation_entities, does)));
  }
  box.append(node("div", { class: "poll-total" }, say("votes", { n: asked.total_voter_count })));
  return box;
}

function kindOf(asked) {
  if (asked.is_closed) return say("poll_closed");
  if (asked.type === "quiz") return say("quiz");
  return say(asked.is_anonymous ? "anonymous_poll" : "poll");
}

function results(asked, chosen) {
  const total = Math.max(1, asked.total_voter_count);
  const right = asked.correct_option_ids ?? (asked.correct_option_id === undefined ? [] : [asked.correct_option_id]);
  return asked.options.map((option, index) => {
    const part = Math.round((option.voter_count / total) * 100);
    const mark = right.includes(index) ? "right" : chosen.includes(index) && right.length ? "wrong" : "";
    return node(
      "div",
      { class: `poll-result ${mark} ${chosen.includes(index) ? "mine" : ""}`, "data-option": index },
      node("span", { class: "poll-part" }, `${part}%`),
      node("span", { class: "poll-words" }, option.text, mark ? icon(mark === "right" ? "check" : "close") : null),
      node("span", { class: "poll-bar", style: `--part:${part}%` }),
    );
  });
}

function choices(message, does) {
  const { poll: asked } = message;
  const isMany = asked.allows_multiple_answers;
  const picked = new Set();
  const send = node("button", { type: "button", class: "button primary", disabled: true, "data-vote": true }, say("vote"));
  send.addEventListener("click", () => does.vote(message, [...picked]));
  const options = asked.options.map((option, index) => {
    const made = node(
      "button",
      { type: "button", class: `poll-option ${isMany ? "many" : "one"}`, "data-option": index, "aria-pressed": "false" },
      node("span", { class: "poll-tick" }),
      node("span", {}, option.text),
    );
    made.addEventListener("click", () => {
      if (!isMany) return does.vote(message, [index]);
      if (picked.has(index)) picked.delete(index);
      else picked.add(index);
      made.setAttribute("aria-pressed", String(picked.has(index)));
      send.disabled = picked.size === 0;
      return undefined;
    });
    return made;
  });
  return isMany ? [...options, send] : options;
}
