/* Conducts: takes the releases that the update offers, asks the schedule what follows, has the stage show it, and sees
   to it that no lost timer and no broken slide ever stops the loop. */
(function () {
  var AGAIN = 60; /* seconds until a dropped slide is tried once more */
  var EMPTY = 10; /* seconds the built-in card stays when nothing at all can be shown */
  var LATE = 30; /* seconds that a slide may be awaited, or a video may last longer than twice its length */

  if (!window.Promise) { return; } /* then the built-in card stays */

  var page = document.documentElement;
  var screen = { code: page.getAttribute('data-screen'), name: page.getAttribute('data-name') };
  var clock = Clock.make();
  if (/[?&]preview\b/.test(location.search)) { return preview(); }

  var stage = Stage.make(document.getElementById('stage'));
  var store = Store.make('zhendi ' + location.pathname.replace(/[^\/]*$/, '') + ' kept');
  var update = Update.make(screen.code, clock, store, { offer: offer, arrived: arrived, polled: polled, built: built });
  var shell = Shell.make(page.getAttribute('data-player'), update.answeredSince);
  var watchdog = Watchdog.make(shell.reload);
  var overlay = Overlay.make(document.getElementById('overlay'), describe);
  var offered = null;
  var reels = []; /* the release to play, and the one before it: { manifest, schedule, place } */
  var playing = null; /* { reel, slide } */
  var next = null;
  var dark = false;
  var dropped = {}; /* digest: { id, why, since } */
  var stuck = false; /* since something showed, a slide has never come out, which may be the engine's fault */
  var prepared = null; /* { slide, element: promise, made: element } */
  var timer = null;
  var due = Infinity;
  var turns = 0; /* so that an answer to an older turn is not heeded */
  var polls = 0;

  /* For staff, instead of the loop. */
  function preview() {
    var script = document.createElement('script');
    script.src = 'preview.js?' + page.getAttribute('data-player');
    script.onload = function () {
      window.ZHENDI_PREVIEW(Overlay, Schedule).start({ screen: screen, clock: clock, manifest: manifest });
    };
    document.head.appendChild(script);

    function manifest() {
      return Carrier.make(screen.code).manifest(null).then(function (read) { return read.manifest; });
    }
  }

  /* A new release is adopted when the slide that shows has had its time. */
  function offer(manifests) {
    offered = manifests;
    if (!playing) { turn(); }
  }

  function arrived(digest) {
    delete dropped[digest];
    if (!playing && !dark) { turn(); }
  }

  function built() {
    shell.look();
  }

  function adopt() {
    if (!offered) { return; }
    var before = reels;
    reels = offered.map(function (manifest) {
      var same = before.filter(function (reel) { return reel.manifest === manifest; })[0];
      var place = before.length ? { part: null, slide: null, rest: [], turns: before[0].place.turns } : Schedule.START;
      return same || { manifest: manifest, schedule: Schedule.of(manifest), place: place };
    });
    offered = null;
    if (before[0] === reels[0]) { return; }
    dropped = {};
    clock.adopt(reels[0].manifest);
  }

  function wait(seconds) {
    Pulse.cancel(timer);
    timer = Pulse.after(seconds, turn);
    due = Pulse.elapsed() + seconds;
  }

  function passedOver(slide) {
    var gone = dropped[slide.sha256];
    return gone && Pulse.elapsed() - gone.since < AGAIN;
  }

  function drop(slide, problem) {
    stuck = stuck || problem.late === true;
    dropped[slide.sha256] = { id: slide.id, why: problem.message, since: Pulse.elapsed() };
  }

  /* What follows at a moment, from the newest release that has anything to show. */
  function choose(moment) {
    for (var n = 0; n < reels.length; n++) {
      var place = reels[n].schedule.next(reels[n].place, moment.at, moment.trusted, passedOver);
      if (place.slide) { return { reel: reels[n], place: place, slide: place.slide }; }
    }
    return null;
  }

  function lit(moment) {
    return reels[0].schedule.lit(moment.at, moment.trusted);
  }

  /* What shows has had its time. */
  function turn() {
    var mine = ++turns;
    wait(LATE); /* until the slide is there */
    adopt();
    if (shell.stale()) { shell.reload(); }
    if (!reels.length) { return; }
    var moment = clock.read();
    var choice = lit(moment) ? choose(moment) : null;
    if (!choice) { return nothing(moment); }
    if (stays(choice)) { return stay(choice); }
    tell(playing ? playing.slide.id : dark ? 'dark' : 'card');
    ready(choice.slide).then(
      function (element) { if (mine === turns) { show(choice, element); } },
      function (problem) {
        drop(choice.slide, problem);
        if (mine === turns) { turn(); }
      }
    );
  }

  function stays(choice) {
    return playing && choice.slide === playing.slide && choice.slide.media === 'image';
  }

  /* What shows and what is ready to follow, for whoever looks into the page. */
  function tell(shows, ready) {
    page.setAttribute('data-shows', shows);
    page.setAttribute('data-ready', ready || '');
    page.setAttribute('data-release', playing ? playing.reel.manifest.release : dark ? reels[0].manifest.release : '');
    overlay.draw();
  }

  function nothing(moment) {
    playing = next = null;
    dark = !lit(moment);
    if (dark) {
      reels[0].place = reels[0].schedule.next(reels[0].place, moment.at, moment.trusted);
      stage.dark();
    } else {
      stage.card();
      update.settleFor();
    }
    tell(dark ? 'dark' : 'card');
    wait(EMPTY);
  }

  function stay(choice) {
    choice.reel.place = choice.place;
    wait(choice.slide.seconds);
    if (!stuck) { watchdog.moved(choice.slide.seconds); }
    foresee(choice);
  }

  function show(choice, element) {
    var slide = choice.slide;
    prepared = null;
    choice.reel.place = choice.place;
    playing = choice;
    dark = stuck = false;
    delete dropped[slide.sha256];
    stage.rotate(choice.reel.manifest.rotate);
    var ended = stage.reveal(element);
    tell(slide.id);
    var longest = ended ? 2 * slide.seconds + LATE : slide.seconds;
    wait(longest);
    watchdog.moved(longest);
    if (ended) { follow(ended, slide, turns); }
    foresee(choice);
  }

  /* A video plays to its end, whatever the manifest says of its length. */
  function follow(ended, slide, mine) {
    ended.then(null, function (problem) {
      if (mine === turns) { drop(slide, problem); }
    }).then(function () {
      if (mine === turns) { turn(); }
    });
  }

  /* Loads what most likely follows. What really does is decided when its moment comes. */
  function foresee(from) {
    var mine = turns;
    var moment = clock.read();
    if (moment.trusted) { moment.at += from.slide.seconds; }
    var choice = lit(moment) ? choose(moment) : null;
    var slide = next = choice && choice.slide;
    if (!slide || stays(choice)) { return tell(from.slide.id, slide ? slide.id : 'dark'); }
    ready(slide).then(
      function () { if (mine === turns) { tell(from.slide.id, slide.id); } },
      function (problem) {
        drop(slide, problem);
        if (mine === turns) { foresee(from); }
      }
    );
  }

  /* A slide loaded and decoded out of sight: a promise of its element, the same until it is shown. */
  function ready(slide) {
    if (prepared && prepared.slide === slide) { return prepared.element; }
    if (prepared && prepared.made) { stage.discard(prepared.made); }
    var mine = prepared = { slide: slide, element: null, made: null };
    mine.element = Pulse.within(LATE - 10, '文件久等不来', update.file(slide)).then(function (file) {
      return stage.prepare(slide, file);
    }).then(function (element) {
      mine.made = element;
      if (prepared !== mine) { stage.discard(element); }
      return element;
    }, function (problem) {
      if (prepared === mine) { prepared = null; }
      throw problem;
    });
    return mine.element;
  }

  function polled() {
    var state = dark ? 'dark' : !playing ? 'card' : Object.keys(dropped).length ? 'partial' : 'playing';
    if (!page.hasAttribute('data-beacon') || location.protocol === 'file:') { return; }
    new Image().src = 'beacon.gif?screen=' + encodeURIComponent(screen.code) + '&release=' + page.getAttribute('data-release') +
      '&state=' + state + '&n=' + polls++;
  }

  /* Each second: dark and light to the second, what is due, the overlay kept true. */
  function tick() {
    var moment = clock.read();
    if (clock.leapt()) { update.ask(); }
    if (reels.length && lit(moment) === dark) { turn(); }
    if (dark) { watchdog.moved(EMPTY); }
    update.tick();
    shell.tick();
    watchdog.tick();
    page.setAttribute('data-keeps', store.keeps());
    page.setAttribute('data-holds', update.settled());
    overlay.draw();
  }

  /* All that the overlay tells. */
  function describe() {
    var moment = clock.read();
    var state = update.state();
    var release = playing ? playing.reel.manifest : state.current;
    var files = {};
    [state.current, state.previous].forEach(function (manifest) {
      (manifest ? manifest.slides : []).forEach(function (slide) {
        if (store.has(slide.sha256)) { files[slide.sha256] = slide.bytes; }
      });
    });
    return {
      screen: screen,
      release: release,
      eligible: release ? release.slides.filter(function (slide) { return Schedule.eligible(slide, moment.at); }).length : 0,
      moment: moment,
      slide: playing && playing.slide,
      left: Math.round(due - Pulse.elapsed()),
      dark: dark,
      fallen: playing && playing.reel !== reels[0],
      next: next,
      said: (state.saidAt ? Overlay.time(state.saidAt) + '　' : '') + state.said,
      dropped: Object.keys(dropped).map(function (digest) { return dropped[digest]; }),
      keeps: store.keeps(),
      files: Object.keys(files).length,
      bytes: Object.keys(files).reduce(function (sum, digest) { return sum + files[digest]; }, 0),
      inMemory: store.keeps() === 'files' ? 0 : store.inMemory(),
      problem: store.problem(),
      notes: Journal.last(3),
      player: page.getAttribute('data-player')
    };
  }

  window.addEventListener('online', update.ask);
  Pulse.start(tick);
  tick();
  shell.begin();
  update.begin();
})();
