/* Keeps the screen's release the newest whole one: asks for the manifest again and again, fetches what is lacking, and
   only then moves on. Current and previous are kept. What cannot be had is asked for again, less and less often. */
var Update = (function () {
  var EVERY = 60; /* seconds, give or take a fifth, so that a town's screens do not all ask at once */
  var SOON = 5; /* while there is nothing to show yet */
  var PATIENT = 2; /* failures after which it asks more seldom, */
  var SELDOM = 3; /* at most so many times: an emergency should not wait long for a server that is back */
  var LANES = 2; /* files on their way at once, so that a long film does not hold up the pictures */
  var CURRENT = 'manifest-current';
  var PREVIOUS = 'manifest-previous';
  var AGAIN = 30; /* seconds until a file that could not be had is asked for again, twice as many each time, */
  var LONGEST = 600; /* at most so many */

  /* `on` hears of releases offered (the newest first), of files that have arrived, of polls that are over, and of the
     site's being built anew. */
  function make(screen, clock, store, on) {
    var carrier = Carrier.make(screen);
    var current = null;
    var previous = null;
    var coming = null; /* newer than the current one, and not yet whole */
    var tag = null; /* of the newest manifest heeded */
    var fresh = false; /* nothing was kept: the current one shows while it arrives */
    var written = ''; /* the release that the pointer names */
    var settled = ''; /* the release that is kept whole */
    var asking = false;
    var due = Infinity;
    var failures = 0;
    var answered = -Infinity;
    var doubted = null; /* the release of which a file was gone, so that the manifest was asked for at once */
    var lanes = 0;
    var looked = 0; /* when it last looked for what is lacking */
    var fetching = {};
    var trouble = {}; /* digest: { why, times, until } */
    var awaited = {}; /* digest: who waits for it */
    var writing = Promise.resolve();
    var said = '正在取内容';
    var saidAt = null;

    function say(text) {
      said = text;
      saidAt = clock.read().at;
    }

    /* A promise that what is kept from the last time is on offer. */
    function begin() {
      return store.open().then(function () {
        return Promise.all([store.read(CURRENT), store.read(PREVIOUS)]);
      }).then(function (kept) {
        var found = kept.filter(sound);
        if (found.length) {
          current = found[0];
          previous = found[1] || null;
          tag = current.tag;
          written = found[0] === kept[0] ? current.release : '';
          on.offer([current].concat(previous || []));
          settle();
        }
      }).then(ask, ask);
    }

    function sound(kept) {
      try {
        return Checking.manifest(kept, screen);
      } catch (spoilt) {
        return false;
      }
    }

    function ask() {
      if (asking) { return; }
      asking = true;
      Promise.resolve(tag).then(carrier.manifest).then(heed).then(function () {
        failures = 0;
        if (pump()) { conclude(); }
      }).then(null, function (problem) {
        if (!problem.away) { tag = null; }
        failures++;
        say('更新失败：' + problem.message);
        pump();
      }).then(function () {
        asking = false;
        due = Pulse.elapsed() + pause();
        putAway();
        on.polled();
      });
    }

    function pause() {
      var times = Math.min(SELDOM, Math.pow(2, Math.max(0, failures - PATIENT)));
      return (current ? EVERY : SOON) * times * (0.8 + 0.4 * Math.random());
    }

    function heed(answer) {
      clock.heard(answer.date);
      answered = Pulse.elapsed();
      if (!answer.manifest) { return null; }
      if (!carrier.byHand && older(answer.manifest)) { throw new Error('播放清单比现有的旧'); }
      tag = answer.manifest.tag = answer.tag;
      return take(answer.manifest);
    }

    /* Unless the one held was built in the future: then that one is wrong. */
    function older(manifest) {
      if (!current || current.release === manifest.release || current.clock !== null || manifest.clock !== null) { return false; }
      return manifest.built_at < current.built_at && !(clock.told() && current.built_at > clock.told());
    }

    function take(manifest) {
      if (current && current.release === manifest.release) {
        coming = null;
        return renew(manifest);
      }
      if (coming && coming.release === manifest.release) { return null; }
      if (current) {
        on.built();
        coming = manifest;
        return makeRoom();
      }
      fresh = true;
      move(manifest);
      return null;
    }

    /* The same content, built again. */
    function renew(manifest) {
      current.tag = manifest.tag;
      if (current.built_at === manifest.built_at) { return null; }
      on.built();
      current.built_at = manifest.built_at;
      clock.adopt(current);
      return write();
    }

    function makeRoom() {
      var lacks = {};
      coming.slides.forEach(function (slide) {
        if (!store.has(slide.sha256)) { lacks[slide.sha256] = slide.bytes; }
      });
      var bytes = Object.keys(lacks).reduce(function (sum, digest) { return sum + lacks[digest]; }, 0);
      return store.room().then(function (left) {
        if (left >= bytes || !previous) { return null; }
        previous = null;
        on.offer([current]);
        return write().then(prune);
      });
    }

    /* Pointers one after the other, so that a power cut leaves an older one rather than none.
       What lies in memory alone is not pointed at as long as there is a release that will outlast a power cut. */
    function write() {
      var older = previous;
      var newer = current;
      writing = writing.then(function () {
        if (written && written !== newer.release && !newer.slides.every(lasts)) { return false; }
        return store.write(PREVIOUS, older).then(function () { return store.write(CURRENT, newer); });
      }).then(function (done) {
        if (done) { written = newer.release; }
      });
      return writing;
    }

    function move(manifest) {
      previous = current;
      current = manifest;
      coming = null;
      if (fresh) { on.offer([current]); }
      write().then(function () {
        on.offer([current].concat(previous || []));
        prune();
        settle();
      });
    }

    function prune() {
      var wanted = {};
      [current, previous, coming].forEach(function (manifest) {
        (manifest ? manifest.slides : []).forEach(function (slide) { wanted[slide.sha256] = true; });
      });
      store.prune(wanted);
    }

    function whole(manifest) {
      return manifest.slides.every(function (slide) { return store.has(slide.sha256); });
    }

    function settle() {
      if (!current || !whole(current)) { return; }
      fresh = false;
      if (written === current.release && current.slides.every(lasts)) { settled = current.release; }
    }

    function lasts(slide) {
      return store.lasts(slide.sha256);
    }

    /* What could not be stored may find room by now. */
    function putAway() {
      store.putAway().then(function () {
        return current && written !== current.release ? write() : null;
      }).then(settle);
    }

    function lacking(slide) {
      var digest = slide.sha256;
      return !store.has(digest) && !fetching[digest] && !(trouble[digest] && trouble[digest].until > Pulse.elapsed());
    }

    /* What to fetch next: what somebody waits for, then pictures, then films. */
    function wanted() {
      var slides = (coming ? coming.slides : []).concat(current ? current.slides : []).filter(lacking);
      function first(test) { return slides.filter(test)[0]; }
      return first(function (slide) { return awaited[slide.sha256]; }) ||
        first(function (slide) { return slide.media === 'image'; }) || slides[0];
    }

    /* Sends for what is lacking; tells whether nothing is on its way. */
    function pump() {
      if (coming && whole(coming)) {
        say('已取到新内容');
        move(coming);
        return false;
      }
      for (var slide; lanes < LANES && (slide = wanted());) { send(slide); }
      return lanes === 0;
    }

    function send(slide) {
      var digest = slide.sha256;
      fetching[digest] = true;
      lanes++;
      carrier.file(slide).then(function (file) { return store.put(digest, file); }).then(
        function () { arrived(digest); },
        function (problem) { missed(digest, problem); }
      ).then(next, next);

      function next() {
        delete fetching[digest];
        lanes--;
        if (pump()) { conclude(); } else if (lanes) { say('正在取新内容'); }
      }
    }

    function arrived(digest) {
      if (trouble[digest]) { trouble[digest].until = 0; }
      answer(digest, function (one) { one.done(); });
      on.arrived(digest);
    }

    function missed(digest, problem) {
      hold(digest, problem);
      answer(digest, function (one) { one.failed(problem); });
      var release = (coming || current).release;
      if (!problem.gone || doubted === release) { return; }
      doubted = release;
      ask(); /* it may have changed meanwhile */
    }

    function answer(digest, how) {
      var waiting = awaited[digest] || [];
      delete awaited[digest];
      waiting.forEach(how);
    }

    /* Not again before its time. */
    function hold(digest, problem) {
      var times = trouble[digest] ? trouble[digest].times + 1 : 1;
      var seconds = Math.min(LONGEST, AGAIN * Math.pow(2, times - 1));
      trouble[digest] = { why: problem.message, times: times, until: Pulse.elapsed() + seconds };
    }

    /* The result of it all, when nothing is on its way. */
    function conclude() {
      settle();
      var lost = [coming, current].map(function (manifest) {
        return manifest ? manifest.slides.filter(function (slide) { return !store.has(slide.sha256); }) : [];
      });
      var slide = lost[0][0] || lost[1][0];
      var why = slide && trouble[slide.sha256] ? '：' + trouble[slide.sha256].why : '';
      if (lost[0].length) { return say('更新失败' + why + '（' + lost[0].length + '个画面）'); }
      say(lost[1].length ? '有' + lost[1].length + '个画面取不到' + why : '内容已是最新');
    }

    /* A promise of what the stage shows a slide from: its bytes, found sound once more, or an address below the folder. */
    function file(slide) {
      var digest = slide.sha256;
      if (store.has(digest)) { return kept(slide); }
      if (fresh && !trouble[digest]) { return arrival(digest).then(function () { return kept(slide); }); }
      pump();
      return Promise.reject(new Error(trouble[digest] ? trouble[digest].why : '还没有取到'));
    }

    function kept(slide) {
      return store.take(slide.sha256).then(function (file) {
        if (!file) { throw new Error('不见了'); }
        return file.size === undefined ? file : Checking.kept(slide, file);
      }).then(null, function (problem) {
        spoilt(slide, problem);
        throw new Error('存下的' + problem.message + '，正在重新取');
      });
    }

    /* Fetched again at once; if that spoils too, later and later. */
    function spoilt(slide, problem) {
      var known = trouble[slide.sha256];
      store.drop(slide.sha256);
      hold(slide.sha256, problem);
      if (!known) { trouble[slide.sha256].until = 0; }
      pump();
    }

    function arrival(digest) {
      return new Promise(function (done, failed) {
        awaited[digest] = (awaited[digest] || []).concat({ done: done, failed: failed });
        pump();
      });
    }

    /* Polls when it is time, and sends again for what could not be had, as soon as that may be asked for. */
    function tick() {
      var now = Pulse.elapsed();
      if (now > due) { ask(); }
      if (now < looked + AGAIN / 3) { return; }
      looked = now;
      pump();
    }

    return {
      begin: begin,
      ask: ask,
      file: file,
      tick: tick,
      /* Half a release is better than none, when none of what is held can play. */
      settleFor: function () {
        if (!coming) { return; }
        fresh = true;
        move(coming);
      },
      settled: function () { return settled; },
      answeredSince: function (seconds) { return Pulse.elapsed() - answered < seconds; },
      state: function () {
        return { said: said, saidAt: saidAt, current: current, previous: previous, coming: coming };
      }
    };
  }

  return { make: make };
})();
