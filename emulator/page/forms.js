/** Forms: small sheets for what is not typed into the field: a place, a contact, formatting, a quote. */

import { node } from "./nodes.js";
import { say } from "./words.js";

const ASTANA = { latitude: 51.12822, longitude: 71.43068 };

/** A sheet of fields; `send(values)` gets what was written into them. */
function form(overlays, title, fields, send, mark) {
  const build = (close) => {
    const made = node(
      "form",
      { class: "form" },
      fields.map(({ label, input }) => node("label", { class: "labelled" }, node("span", {}, label), input)),
      node("button", { type: "submit", class: "button primary wide", "data-form-send": true }, say("send")),
    );
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      close();
      send(Object.fromEntries(fields.map(({ input }) => [input.name, input.value.trim()])));
    });
    return made;
  };
  overlays.sheet(title, build, { mark });
}

function field(name, label, attributes) {
  return { label, input: node("input", { class: "field", name, autocomplete: "off", required: true, ...attributes }) };
}

export function locationForm(overlays, send) {
  const number = (name, most) => ({ value: ASTANA[name], type: "number", step: "any", min: -most, max: most });
  const fields = [
    field("latitude", say("latitude"), number("latitude", 90)),
    field("longitude", say("longitude"), number("longitude", 180)),
  ];
  const placed = (values) => send({ latitude: Number(values.latitude), longitude: Number(values.longitude) });
  form(overlays, say("location"), fields, placed, "data-location-form");
}

export function contactForm(overlays, send) {
  const fields = [
    field("first_name", say("first_name"), { maxlength: "64" }),
    field("phone_number", say("phone_number"), { inputmode: "tel", maxlength: "20" }),
  ];
  form(overlays, say("contact"), fields, send, "data-contact-form");
}

/** A topic's or a group's new name. */
export function nameForm(overlays, title, old, send) {
  const fields = [field("name", say("name"), { maxlength: "128", value: old })];
  form(overlays, title, fields, ({ name }) => send(name), "data-name-form");
}

/** Words with Telegram's marks of HTML. */
export function markedForm(overlays, send) {
  const words = node("textarea", { class: "field", rows: "5", "aria-label": say("formatted"), "data-marked": true });
  words.value = "<b></b> <i></i> <tg-spoiler></tg-spoiler>";
  const build = (close) => {
    const done = () => {
      close();
      send(words.value.trim());
    };
    return [words, node("button", { type: "button", class: "button primary wide", "data-form-send": true, onclick: done }, say("send"))];
  };
  overlays.sheet(say("formatted"), build, { mark: "data-marked-form" });
}

/** The part of a message that is marked becomes the quote; without a mark it is all of it. */
export function quoteForm(overlays, text, chosen) {
  const words = node("textarea", { class: "field", rows: "6", readonly: true, "aria-label": say("quote"), "data-quote-text": true });
  words.value = text;
  const build = (close) => {
    const done = () => {
      const part = words.value.slice(words.selectionStart, words.selectionEnd).trim();
      close();
      chosen(part || text);
    };
    return [
      node("p", { class: "hint" }, say("quote_hint")),
      words,
      node("button", { type: "button", class: "button primary wide", "data-quote-done": true, onclick: done }, say("quote")),
    ];
  };
  overlays.sheet(say("quote"), build, { mark: "data-quote-form" });
}
