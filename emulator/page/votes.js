/** Votes: what the people of this browser chose in polls; the Bot API's Poll does not tell. */

const KEY = "emulator.votes";

function all() {
  return JSON.parse(localStorage.getItem(KEY) ?? "{}");
}

/** The options this person chose in the poll; a poll nobody has voted in was chosen by nobody. */
export function chosenOptions(person, poll) {
  return poll.total_voter_count ? (all()[`${person.id}:${poll.id}`] ?? []) : [];
}

export function rememberVote(person, poll, options) {
  localStorage.setItem(KEY, JSON.stringify({ ...all(), [`${person.id}:${poll.id}`]: options }));
}
