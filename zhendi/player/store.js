/* Where the files of a release are kept: in the best keeper that this place lends, and in memory where that fails. No
   keeper is waited for without end, and none that fails stops the loop. */
var Store = (function () {
  var PATIENCE = 10; /* seconds */
  var DIGEST = /^[0-9a-f]{64}$/;

  /* Where storage is forbidden, asking for it may be forbidden too. */
  function lent(ability) {
    try { return window[ability]; } catch (forbidden) { return null; }
  }

  function keepers(name) {
    var found = [];
    if (location.protocol === 'file:') { return found; }
    if (lent('caches')) { found.push(CacheKeeper.make(name)); }
    if (lent('indexedDB')) { found.push(DatabaseKeeper.make(name)); }
    return found;
  }

  function make(name) {
    var keeper = null; /* null: there is memory alone */
    var memory = {};
    var held = {}; /* digest: whether it is held */
    var failing = false;
    var problem = '';

    function failed(what, why) {
      failing = why.late === true;
      problem = what + '：' + (why.name === 'QuotaExceededError' ? '空间已满' : why.message || why.name);
      Journal.note(problem);
    }

    function asked(promise) {
      return Pulse.within(PATIENCE, '存储久无回应', promise).then(function (value) {
        failing = false;
        return value;
      });
    }

    /* A promise that some keeper is open, if only memory; what it holds is known then. */
    function open(rest) {
      rest = rest || keepers(name);
      var first = rest.shift();
      if (!first) { return Promise.resolve(); }
      return trying(function () { return first.keys(); }).then(function (keys) {
        keeper = first;
        claim();
        keys.filter(DIGEST.test, DIGEST).forEach(function (key) { held[key] = true; });
      }, function (why) {
        failed('存储打不开', why);
        return open(rest);
      });
    }

    /* Asks the browser not to clear away what is kept when the device runs out of space. */
    function claim() {
      if (!navigator.storage || !navigator.storage.persist) { return; }
      trying(function () { return navigator.storage.persist(); }).then(null, function () { /* It stays a request. */ });
    }

    /* Some engines throw where they ought to refuse. */
    function trying(act) {
      return asked(new Promise(function (done) { done(act()); }));
    }

    /* A promise of the bytes that still fit in. */
    function room() {
      if (!keeper || !navigator.storage || !navigator.storage.estimate) { return Promise.resolve(Infinity); }
      return trying(function () { return navigator.storage.estimate(); }).then(function (told) {
        return told.quota - told.usage;
      }, function () { return Infinity; });
    }

    function keep(digest, blob) {
      return room().then(function (left) {
        if (left < blob.size) { throw new Error('空间不够'); }
        return trying(function () { return keeper.put(digest, blob); });
      });
    }

    function put(digest, file) {
      var kept = keeper && !failing ? keep(digest, file) : Promise.reject(null);
      return kept.then(null, function (why) {
        if (why) { failed('存不下，暂放内存', why); }
        memory[digest] = file;
      }).then(function () { held[digest] = true; });
    }

    /* Another try to put away what lies in memory: a promise that it is over. */
    function putAway() {
      return (keeper ? Object.keys(memory) : []).reduce(function (before, digest) {
        return before.then(function () { return keep(digest, memory[digest]); }).then(function () { delete memory[digest]; });
      }, Promise.resolve()).then(null, function () { /* Still no room. */ });
    }

    function take(digest) {
      if (memory[digest]) { return Promise.resolve(memory[digest]); }
      return trying(function () { return keeper.take(digest); });
    }

    /* A keeper that is slow today may yet have it tomorrow. */
    function drop(digest) {
      delete held[digest];
      if (memory[digest]) { delete memory[digest]; } else if (keeper && !failing) {
        trying(function () { return keeper.drop(digest); }).then(null, function (why) { failed('删不掉', why); });
      }
    }

    function prune(wanted) {
      Object.keys(held).forEach(function (digest) {
        if (!wanted[digest]) { drop(digest); }
      });
    }

    function read(key) {
      if (!keeper) { return Promise.resolve(null); }
      return trying(function () { return keeper.read(key); }).then(null, function (why) { failed('读不出', why); });
    }

    /* A promise of whether it is written. */
    function write(key, value) {
      if (!keeper) { return Promise.resolve(true); }
      return trying(function () { return keeper.write(key, value); }).then(function () { return true; }, function (why) {
        failed('写不进', why);
        return false;
      });
    }

    return {
      open: open,
      has: function (digest) { return held[digest] === true; },
      /* Whether a power cut would leave it there, as far as this place can keep anything. */
      lasts: function (digest) { return held[digest] === true && !(keeper && memory[digest]); },
      room: room,
      put: put,
      putAway: putAway,
      take: take,
      drop: drop,
      prune: prune,
      read: read,
      write: write,
      keeps: function () {
        return location.protocol === 'file:' ? 'files' : keeper && !failing ? keeper.keeps : 'memory';
      },
      inMemory: function () { return Object.keys(memory).length; },
      problem: function () { return problem; }
    };
  }

  return { make: make };
})();
