/** Feed: the long poll behind one phone; it goes on through cuts and restarts of the emulator. */

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5000;

export class Feed {
  /**
   * `ask(after, signal)` polls once; `load()` reads everything anew and gives its revision;
   * `changed(events)` gets what happened; `lost(isLost)` hears of the connection.
   */
  constructor({ ask, load, changed, lost }) {
    Object.assign(this, { ask, load, changed, lost });
    this.stopper = new AbortController();
    this.pause = FIRST_PAUSE;
  }

  stop() {
    this.stopper.abort();
  }

  async run() {
    let revision = null;
    while (!this.stopper.signal.aborted) {
      try {
        await this.#visible();
        revision = revision === null ? await this.load() : await this.#poll(revision);
        this.pause = FIRST_PAUSE;
        this.lost(false);
      } catch (error) {
        if (this.stopper.signal.aborted) return;
        this.lost(true, error);
        await this.#rest();
        // What happened in between is unknown: read everything anew.
        revision = null;
      }
    }
  }

  /** A smaller revision, or a first one we never saw, means another life of the emulator. */
  async #poll(revision) {
    const reply = await this.ask(revision, this.stopper.signal);
    if (this.stopper.signal.aborted) return revision;
    if (reply.revision < revision || reply.reload) return null;
    if (reply.events.length) this.changed(reply.events);
    return reply.revision;
  }

  /** A hidden tab does not poll: a browser allows six connections to one address for all its tabs. */
  #visible() {
    if (!document.hidden) return undefined;
    return new Promise((resolve) => {
      document.addEventListener("visibilitychange", resolve, { once: true, signal: this.stopper.signal });
    });
  }

  async #rest() {
    await new Promise((resolve) => setTimeout(resolve, this.pause));
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 1.7);
  }
}
