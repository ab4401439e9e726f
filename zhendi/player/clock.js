/* The player's moment: the greatest of the device clock, the moment built for and the last server time it has kept.
   A demonstration starts at the moment that its manifest names. contracts/PLAYBACK.md, “A broken clock”. */
var Clock = (function () {
  var KEPT = 'zhendi-server-time';

  /* Seconds that only ever go forward, whatever anybody does to the device clock. */
  function elapsed() {
    return (window.performance && performance.now ? performance.now() : Date.now()) / 1000;
  }

  function kept() {
    try {
      return Number(localStorage.getItem(KEPT)) || 0;
    } catch (refused) {
      return 0;
    }
  }

  function keep(time) {
    try {
      localStorage.setItem(KEPT, String(time));
    } catch (refused) {
      /* Without storage the clock is right for as long as the page lives. */
    }
  }

  function make() {
    var built = 0;
    var server = null;
    var demonstration = null;
    var last = kept();

    /* What the server says, only ever taken from it: a device clock that leaps must not spoil what is kept. */
    function heard(header) {
      var time = Date.parse(header || '') / 1000;
      if (!time) { return; }
      server = { time: time, since: elapsed() };
      last = time;
      keep(time);
    }

    function adopt(manifest) {
      built = manifest.built_at;
      if (manifest.clock === null) {
        demonstration = null;
      } else if (!demonstration || demonstration.time !== manifest.clock) {
        demonstration = { time: manifest.clock, since: elapsed() };
      }
    }

    function since(mark) {
      return mark.time + elapsed() - mark.since;
    }

    function moment(at, source, trusted) {
      return { at: Math.floor(at), source: source, trusted: trusted };
    }

    /* The moment in whole seconds, where it comes from, and whether hours and emergencies may be told by it. */
    function read() {
      if (demonstration) { return moment(since(demonstration), 'demonstration', true); }
      var now = server ? since(server) : Date.now() / 1000;
      var least = Math.max(built, server ? 0 : last);
      if (now < least) { return moment(least, 'least', false); }
      return moment(now, server ? 'server' : 'device', true);
    }

    return { heard: heard, adopt: adopt, read: read };
  }

  return { elapsed: elapsed, make: make };
})();
