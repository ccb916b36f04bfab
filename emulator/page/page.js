/** The page: a desk with phones, remembered in the address and in the browser. */

import { people } from "./api.js";
import { iconButton, node } from "./nodes.js";
import { Phone } from "./phone.js";
import { LANGUAGES, choose, language, say } from "./words.js";

const KEY = "emulator.phones";
const FIRST_PHONES = 3;
const MOST_PHONES = 4; // each holds a connection open, and a browser allows six
const RETRY_MS = 1500;

const bar = document.querySelector("[data-bar]");
const desk = document.querySelector("[data-desk]");
let phones = [];
let counted = 0;

/** The address names the people, so a link or a reload shows the same phones; the browser knows their chats. */
function remember() {
  const seats = phones.map((phone) => phone.seat);
  localStorage.setItem(KEY, JSON.stringify(seats));
  const hash = `#${seats.map((seat) => seat.person ?? 0).join(",")}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
  desk.dataset.count = phones.length;
  for (const button of bar.querySelectorAll("[data-add-phone]")) button.disabled = phones.length >= MOST_PHONES;
}

function remembered() {
  const kept = stored();
  const named = location.hash.slice(1).split(",").map(Number).filter(Number.isInteger);
  if (location.hash.length < 2) return kept;
  return named.map((person) => {
    const place = kept.findIndex((seat) => (seat.person ?? 0) === person);
    return place < 0 ? { person: person || undefined } : kept.splice(place, 1)[0];
  });
}

function stored() {
  try {
    const seats = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(seats) ? seats.filter((seat) => seat && typeof seat === "object") : [];
  } catch {
    return [];
  }
}

function add(seat) {
  const phone = new Phone(seat, { changed: remember, left: remove, number: counted });
  counted += 1;
  phones.push(phone);
  desk.append(phone.element);
  phone.start();
  remember();
  return phone;
}

function remove(phone) {
  phones = phones.filter((other) => other !== phone);
  phone.stop();
  remember();
  if (!phones.length) add({});
}

function addAnother() {
  if (phones.length >= MOST_PHONES) return;
  const phone = add({});
  phone.element.scrollIntoView({ inline: "start", block: "nearest" });
  phone.choose();
}

/** Phones for the first people there are: three on a wide screen, one on a narrow one. */
function firstSeats(everybody) {
  const room = matchMedia("(min-width: 760px)").matches ? FIRST_PHONES : 1;
  return everybody.slice(0, room).map((person) => ({ person: person.id }));
}

async function populate() {
  const everybody = await people().catch(() => []);
  const seats = remembered().slice(0, MOST_PHONES);
  // Phones of people from another life of the emulator are of no use to anybody.
  const isKnown = !everybody.length || seats.some((seat) => everybody.some((person) => person.id === seat.person));
  if (seats.length && isKnown) return seats.forEach(add);
  const found = firstSeats(everybody);
  if (found.length) return found.forEach(add);
  const waiting = add({});
  const again = setInterval(async () => {
    const isChosen = phones.length !== 1 || phones[0] !== waiting || waiting.seat.person;
    const later = isChosen ? [] : firstSeats(await people().catch(() => []));
    if (!isChosen && !later.length) return;
    clearInterval(again);
    if (waiting.seat.person || !later.length) return;
    phones = [];
    waiting.stop();
    later.forEach(add);
  }, RETRY_MS);
  return undefined;
}

/** A change of language draws the phones anew where they were. */
function speak(code) {
  choose(code);
  drawBar();
  const drafts = phones.map((phone) => phone.composer.text);
  const seats = phones.map((phone) => phone.seat);
  phones.forEach((phone) => phone.stop());
  phones = [];
  counted = 0;
  seats.map(add).forEach((phone, index) => (phone.composer.text = drafts[index]));
}

function drawBar() {
  document.documentElement.lang = language();
  document.title = say("title");
  const tongues = Object.entries(LANGUAGES).map(([code, name]) =>
    node("button", { type: "button", class: "tongue", lang: code, "data-language": code, "aria-pressed": String(code === language()), onclick: () => speak(code) }, name),
  );
  bar.replaceChildren(
    node("h1", {}, say("title")),
    node("div", { class: "tongues", role: "group", "aria-label": say("language") }, tongues),
    iconButton("plus", say("add_phone"), { class: "add-phone", "data-add-phone": true, onclick: addAnother }),
  );
}

addEventListener("add-phone", addAnother);
addEventListener("next-language", () => speak(language() === "kk" ? "ru" : "kk"));
drawBar();
populate();
