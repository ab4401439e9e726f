/* The player's moment: the greatest of the device clock, the moment built for and the last server time it has kept.
   A demonstration starts at the moment that its manifest names. contracts/PLAYBACK.md, “A broken clock”. */
var Clock = (function () {
  var KEPT = 'zhendi-server-time';
  var NEAR = 300; /* seconds by which a good device clock may differ from the server's */
  var ASLEEP = 30 * 86400; /* a device sleeps no longer than this; what leaps further was set */
  var AHEAD = 3600; /* seconds by which the clock of whoever built may run ahead of the server's */

  function device() {
    return Date.now() / 1000;
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
    var mark = marked(0);
    var lead = 0; /* how far the device clock has run ahead of the seconds that passed, when last looked at */

    function marked(time) {
      return { time: time, since: Pulse.elapsed(), device: device() };
    }

    function since(mark) {
      return mark.time + Pulse.elapsed() - mark.since;
    }

    function leadSince(mark) {
      return device() - mark.device - (Pulse.elapsed() - mark.since);
    }

    /* What the server says, only ever taken from it: a device clock that leaps must not spoil what is kept. */
    function heard(time) {
      if (!time) { return; }
      server = marked(time);
      keep(time);
    }

    function adopt(manifest) {
      built = manifest.built_at;
      if (manifest.clock === null) {
        demonstration = null;
      } else if (!demonstration || demonstration.time !== manifest.clock) {
        demonstration = marked(manifest.clock);
      }
    }

    /* In a device that sleeps, the seconds stand still and its clock does not. A clock that was wrong proves nothing. */
    function slept() {
      var by = leadSince(server);
      return Math.abs(server.device - server.time) < NEAR && by > 60 && by < ASLEEP ? by : 0;
    }

    /* Whether the device clock has leapt since this was last asked: then only the server knows the time. */
    function leapt() {
      var before = lead;
      lead = leadSince(mark);
      return Math.abs(lead - before) > 60;
    }

    function moment(at, source, trusted) {
      return { at: Math.floor(at), source: source, trusted: trusted };
    }

    /* The moment in whole seconds, where it comes from, and whether hours and emergencies may be told by it. */
    function read() {
      if (demonstration) { return moment(since(demonstration), 'demonstration', true); }
      if (!server) {
        var least = Math.max(built, last);
        return device() < least ? moment(least, 'least', false) : moment(device(), 'device', true);
      }
      var now = since(server) + slept();
      return now < built - AHEAD ? moment(built, 'least', false) : moment(Math.max(now, built), 'server', true);
    }

    /* The server's time now, or 0 where it never said. */
    function told() {
      return server ? since(server) : 0;
    }

    return { heard: heard, adopt: adopt, leapt: leapt, read: read, told: told };
  }

  return { make: make };
})();
