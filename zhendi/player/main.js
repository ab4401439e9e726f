/* Conducts: takes what the feed offers, asks the schedule what follows, has the stage show it, and sees to it that no
   lost timer and no broken slide ever stops the loop. */
(function () {
  var AGAIN = 60; /* seconds until a dropped slide is tried once more */
  var EMPTY = 10; /* seconds the built-in card stays when nothing at all can be shown */
  var LATE = 30; /* seconds past its end at which a slide's timer counts as lost */

  if (!window.Promise) { return; } /* then the built-in card stays */

  var page = document.documentElement;
  var screen = { code: page.getAttribute('data-screen'), name: page.getAttribute('data-name') };
  var clock = Clock.make();
  var stage = Stage.make(document.getElementById('stage'));
  if (/[?&]preview\b/.test(location.search) && typeof Preview !== 'undefined') {
    return void Preview.start({
      panel: document.getElementById('panel'),
      screen: screen,
      clock: clock,
      stage: stage,
      manifest: function () { return Feed.manifest(screen.code); }
    });
  }
  var overlay = Overlay.make(document.getElementById('overlay'));
  var schedule = null;
  var offered = null;
  var place = Schedule.START;
  var prepared = null; /* { slide, element: promise } */
  var timer = null;
  var due = Infinity;
  var turns = 0; /* so that an answer to an older turn is not heeded */
  var state = { screen: screen, manifest: null, slide: null, next: null, dark: false, dropped: {}, said: '正在取内容' };

  var feed = Feed.start(screen.code, clock.heard, offer, function (said) {
    state.said = Overlay.time(clock.read().at) + '　' + said;
  });

  /* A new release is adopted when the slide that shows has had its time. */
  function offer(manifest) {
    offered = manifest;
    if (!state.slide) { turn(); }
  }

  function adopt() {
    state.manifest = offered;
    state.dropped = {};
    offered = prepared = null;
    clock.adopt(state.manifest);
    stage.rotate(state.manifest.rotate);
    schedule = Schedule.of(state.manifest);
    place = { part: null, slide: null, rest: [], turns: place.turns };
  }

  function wait(seconds) {
    clearTimeout(timer);
    timer = setTimeout(turn, seconds * 1000);
    due = Clock.elapsed() + seconds;
  }

  function dropped(slide) {
    var gone = state.dropped[slide.id];
    return gone && Clock.elapsed() - gone.since < AGAIN;
  }

  function drop(slide, problem) {
    state.dropped[slide.id] = { why: problem.message, since: Clock.elapsed() };
  }

  /* What shows has had its time. */
  function turn() {
    var mine = ++turns;
    if (offered) { adopt(); }
    if (!schedule) { return; }
    var moment = clock.read();
    var next = schedule.next(place, moment.at, moment.trusted, dropped);
    wait(LATE); /* until the slide is there */
    if (!next.slide) { return void nothing(next, moment); }
    if (next.slide === state.slide && next.slide.media === 'image') { return void stay(next); }
    tell(state.slide ? state.slide.id : state.dark ? 'dark' : 'card');
    ready(next.slide).then(
      function (element) { if (mine === turns) { show(next, element); } },
      function (problem) {
        drop(next.slide, problem);
        if (mine === turns) { turn(); }
      }
    );
  }

  /* What shows and what is ready to follow, for whoever looks into the page. */
  function tell(shows, ready) {
    page.setAttribute('data-shows', shows);
    page.setAttribute('data-ready', ready || '');
  }

  function nothing(next, moment) {
    place = next;
    state.slide = state.next = null;
    state.dark = !schedule.lit(moment.at, moment.trusted);
    if (state.dark) { stage.dark(); } else { stage.card(); }
    tell(state.dark ? 'dark' : 'card');
    wait(EMPTY);
  }

  function stay(next) {
    place = next;
    wait(next.slide.seconds);
    foresee(next);
  }

  function show(next, element) {
    place = next;
    prepared = null;
    state.slide = next.slide;
    state.dark = false;
    delete state.dropped[next.slide.id];
    var ended = stage.reveal(element);
    tell(next.slide.id);
    wait(next.slide.seconds + (ended ? LATE : 0));
    if (ended) { follow(ended, next.slide, turns); }
    foresee(next);
  }

  /* A video plays to its end, whatever the manifest says of its length. */
  function follow(ended, slide, mine) {
    ended.then(null, function (problem) { drop(slide, problem); }).then(function () {
      if (mine === turns) { turn(); }
    });
  }

  /* Loads what most likely follows. What really does is decided when its moment comes. */
  function foresee(from) {
    var mine = turns;
    var moment = clock.read();
    var at = moment.trusted ? moment.at + from.slide.seconds : moment.at;
    var slide = state.next = schedule.next(from, at, moment.trusted, dropped).slide;
    if (!slide || (slide === from.slide && slide.media === 'image')) { return tell(from.slide.id, slide ? slide.id : 'dark'); }
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
    var element = feed.file(slide).then(function (url) { return stage.prepare(slide, url); });
    var mine = prepared = { slide: slide, element: element };
    element.then(null, function () {
      if (prepared === mine) { prepared = null; }
    });
    return element;
  }

  /* Each second: dark and light to the second, a lost timer revived, the overlay kept true. */
  function tick() {
    var moment = state.moment = clock.read();
    if (schedule && schedule.lit(moment.at, moment.trusted) === state.dark) { turn(); }
    if (Clock.elapsed() > due + LATE) { turn(); }
    state.left = Math.round(due - Clock.elapsed());
    state.eligible = state.manifest ? state.manifest.slides.filter(function (slide) {
      return Schedule.eligible(slide, moment.at);
    }).length : 0;
    overlay.draw(state);
  }

  document.addEventListener('keydown', function (event) {
    if (event.keyCode !== 73) { return; }
    overlay.toggle();
    tick();
  });
  setInterval(tick, 1000);
  tick();
})();
