/* The page itself: kept by a service worker where the place lends one, and exchanged when the player has changed. */
var Shell = (function () {
  var EVERY = 3600; /* seconds between two looks */

  function make(own, answeredSince) {
    var online = location.protocol !== 'file:';
    var registration = null;
    var stale = false;
    var due = Pulse.elapsed() + EVERY;

    function controlled() {
      var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
      /* The site's own worker lets every screen be: only this page's keeps this page. */
      return !!worker && worker.scriptURL === location.href.replace(/[^\/]*(?:[?#].*)?$/, 'worker.js');
    }

    function begin() {
      if (!online || !navigator.serviceWorker) { return; }
      navigator.serviceWorker.onmessage = function (event) { stale = event.data.player !== own; };
      navigator.serviceWorker.register('worker.js').then(function (made) { registration = made; }, function (problem) {
        Journal.note('网页存不下：' + problem.message);
      });
    }

    /* A promise of the digest of the page that the server has now, if it came whole. */
    function offered() {
      return Carrier.page().then(function (html) {
        var digest = / data-player="([0-9a-f]+)"/.exec(html);
        if (!digest || !/<\/html>\s*$/.test(html)) { throw new Error('网页不完整'); }
        return digest[1];
      });
    }

    /* Looks whether there is another player. The worker's successor tells of itself when it is ready. */
    function look() {
      due = Pulse.elapsed() + EVERY;
      if (!online) { return; }
      (registration ? registration.update() : offered().then(function (digest) { stale = digest !== own; })).then(null, function () {
        /* The server is away: another time. */
      });
    }

    /* Only where the page is sure to come back. */
    function reload() {
      if (!online || controlled()) { return location.reload(); }
      if (!answeredSince(120)) { return; }
      offered().then(function () { location.reload(); }, function (problem) { Journal.note('没有重启：' + problem.message); });
    }

    return {
      begin: begin,
      look: look,
      tick: function () { if (Pulse.elapsed() > due) { look(); } },
      stale: function () { return stale; },
      reload: function () {
        stale = false;
        reload();
      }
    };
  }

  return { make: make };
})();
