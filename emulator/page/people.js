/** People: choosing whose phone this is, and adding somebody new. */

import { addPerson, bots, people } from "./api.js";
import { avatar, icon, node } from "./nodes.js";
import { fullName } from "./summaries.js";
import { LANGUAGES, language, say } from "./words.js";

const SHORT_LIST = 8;

/** A sheet of everybody; `chosen(person, bot)` is called with the choice. */
export async function choosePerson(overlays, current, chosen) {
  const [everybody, allBots] = await Promise.all([people(), bots()]);
  const choice = { bot: current.bot ?? null };
  return overlays.sheet(
    say("whose"),
    (close) => {
      const pick = (person) => {
        close();
        chosen(person, choice.bot);
      };
      const rows = everybody.map((person) => ({ person, made: personItem(person, current, pick) }));
      const fold = node("div", { class: "new-person" });
      const add = node(
        "button",
        { type: "button", class: "person-item", "data-new-person": true, onclick: () => openForm(fold, add, pick) },
        node("span", { class: "avatar add" }, icon("plus")),
        node("span", { class: "person-words" }, node("strong", {}, say("new_person"))),
      );
      return [
        allBots.length > 1 ? botChoice(allBots, choice) : null,
        everybody.length > SHORT_LIST ? search(rows) : null,
        node("div", { class: "people", "data-people": true }, rows.map((row) => row.made)),
        add,
        fold,
      ].filter(Boolean);
    },
    { mark: "data-person-chooser" },
  );
}

function personItem(person, current, pick) {
  const notes = [person.note, person.start ? say("invited") : null].filter(Boolean).join(" · ");
  return node(
    "button",
    {
      type: "button",
      class: "person-item",
      "data-choose-person": person.id,
      "aria-current": person.id === current.person ? "true" : null,
      onclick: () => pick(person),
    },
    avatar(person.id, fullName(person)),
    node("span", { class: "person-words" }, node("strong", {}, fullName(person)), notes ? node("small", {}, notes) : null),
    person.id === current.person ? icon("check") : null,
  );
}

/** A field that leaves only the people whose name or note has these letters. */
function search(rows) {
  const field = node("input", { class: "field", type: "search", placeholder: say("search"), "aria-label": say("search"), "data-person-search": true });
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const { person, made } of rows) {
      made.hidden = !`${fullName(person)} ${person.username ?? ""} ${person.note ?? ""}`.toLocaleLowerCase().includes(wanted);
    }
  });
  return field;
}

function botChoice(all, choice) {
  const select = node("select", { class: "field", "aria-label": say("bot"), "data-bot-choice": true });
  for (const bot of all) {
    select.append(node("option", { value: bot.id, selected: bot.id === choice.bot }, `${bot.first_name} · @${bot.username}`));
  }
  choice.bot ??= all[0].id;
  select.addEventListener("change", () => (choice.bot = Number(select.value)));
  return select;
}

function openForm(fold, add, pick) {
  add.hidden = true;
  const inputs = {
    first_name: input("first_name", { required: true, maxlength: "64" }),
    last_name: input("last_name", { maxlength: "64" }),
    username: input("username", { maxlength: "32" }),
    phone_number: input("phone_number", { inputmode: "tel", maxlength: "20" }),
    start: input("invite_code", { maxlength: "64", pattern: "[A-Za-z0-9_\\-]*" }),
  };
  const tongue = node("select", { class: "field", "aria-label": say("person_language"), name: "language_code" });
  for (const [code, name] of Object.entries(LANGUAGES)) tongue.append(node("option", { value: code, selected: code === language() }, name));
  const problem = node("p", { class: "problem", role: "alert", hidden: true });
  const form = node(
    "form",
    { class: "form", "data-person-form": true },
    Object.values(inputs).map((one) => one.label),
    node("label", { class: "labelled" }, node("span", {}, say("person_language")), tongue),
    problem,
    node("button", { type: "submit", class: "button primary wide", "data-add-person": true }, say("add")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const facts = Object.fromEntries(Object.entries(inputs).map(([name, one]) => [name, one.field.value.trim() || undefined]));
    try {
      pick(await addPerson({ ...facts, language_code: tongue.value }));
    } catch (error) {
      problem.textContent = say("failed", { reason: error.message });
      problem.hidden = false;
    }
  });
  fold.replaceChildren(form);
  inputs.first_name.field.focus();
}

function input(key, attributes) {
  const name = key === "invite_code" ? "start" : key;
  const placeholder = attributes.required ? null : say("optional");
  const field = node("input", { class: "field", name, placeholder, autocomplete: "off", ...attributes });
  return { field, label: node("label", { class: "labelled" }, node("span", {}, say(key)), field) };
}
