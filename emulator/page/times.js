/** Times and sizes as a person in Almaty reads them. */

import { say } from "./words.js";

// Kazakhstan has kept UTC+5 since 1 March 2024; old browsers still count +6 for Asia/Almaty.
const OFFSET_SECONDS = 5 * 3600;

function almaty(stamp) {
  return new Date((stamp + OFFSET_SECONDS) * 1000);
}

function two(number) {
  return String(number).padStart(2, "0");
}

export function clock(stamp) {
  const at = almaty(stamp);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** A number that is the same for all moments of one day. */
export function dayNumber(stamp) {
  return Math.floor((stamp + OFFSET_SECONDS) / 86400);
}

export function dayName(stamp, now = Date.now() / 1000) {
  const behind = dayNumber(now) - dayNumber(stamp);
  if (behind === 0) return say("today");
  if (behind === 1) return say("yesterday");
  const at = almaty(stamp);
  const same = at.getUTCFullYear() === almaty(now).getUTCFullYear();
  return say(same ? "day_short" : "day", {
    day: at.getUTCDate(),
    month: say("months").split(" ")[at.getUTCMonth()],
    year: at.getUTCFullYear(),
  });
}

/** The clock today, the day before that: the corner of a chat in the list. */
export function when(stamp) {
  const today = dayNumber(Date.now() / 1000) === dayNumber(stamp);
  return today ? clock(stamp) : dayName(stamp);
}

export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

export function size(bytes) {
  const units = say("bytes").split(" ");
  let amount = bytes ?? 0;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  const text = unit === 0 || amount >= 100 ? String(Math.round(amount)) : amount.toFixed(1);
  return `${text.replace(".", ",")} ${units[unit]}`;
}
