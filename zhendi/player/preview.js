/* `?preview`: what the screen shows at any moment of the coming week, for staff. It plays the very plan that a screen
   opened at the release's moment follows; nothing is kept, and nobody is told. A file of its own, which no screen loads:
   the player gives it Overlay and Schedule, the build STYLE, which is its style. */
var Preview = (function () {
  var CHINA = 8 * 3600;
  var HOUR = 3600;
  var DAY = 24 * HOUR;
  var WEEK = 7 * DAY;
  var STEPS = {
    ArrowLeft: -60, ArrowDown: -60, ArrowRight: 60, ArrowUp: 60,
    PageDown: -HOUR, PageUp: HOUR, Home: -WEEK, End: WEEK
  };
  var NARROW = 900; /* pixels up to which all stands in one column, as in the style */
  var MARKUP =
    '<div class="view"><div class="frame"></div></div>' +
    '<div class="bar"><div class="row">' +
    '<div class="set"><button data-by="-3600">−1小时</button><button data-by="-60">−1分</button>' +
    '<output class="moment"></output>' +
    '<button data-by="60">＋1分</button><button data-by="3600">＋1小时</button></div>' +
    '<div class="set"><button data-do="back">上一个画面</button><button data-do="play" class="play"></button>' +
    '<button data-do="on">下一个画面</button><button data-do="now">现在</button></div>' +
    '<p class="key"><i></i>亮屏<i class="dark"></i>黑屏<i class="alarm"></i>紧急</p></div>' +
    '<div class="week"><div class="days"></div>' +
    '<input type="range" min="0" max="10080" step="1" aria-label="这一周的时刻"></div></div>' +
    '<div class="side"><p class="screen"></p><h1></h1><p class="why"></p><table></table><h2>这一轮</h2><ol></ol>' +
    '<p class="hint">键盘：方向键一分钟，PageUp、PageDown一小时，Home、End到头尾，空格播放。</p></div>';

  /* `4月21日（周二）20:00`, with seconds where there are any. */
  function written(at) {
    return Overlay.written(at).replace(/^\d+年/, '').replace(/(:\d\d):00$/, '$1');
  }

  /* `4月21日（周二）` where the moment is midnight: as an end it is then that of the day before. */
  function bound(at, back) {
    return at === null ? '' : (at + CHINA) % DAY ? written(at) : written(at - back).slice(0, -5);
  }

  function minutes(count) {
    return ('0' + Math.floor(count / 60)).slice(-2) + ':' + ('0' + (count % 60)).slice(-2);
  }

  function hours(windows) {
    return windows.map(function (window) {
      return minutes(window[0]) + '—' + (window[1] < window[0] ? '次日' : '') + minutes(window[1]);
    }).join('、');
  }

  function weekday(number) {
    return '周' + '一二三四五六日'.charAt(number - 1);
  }

  function made(parent, name, text, kind) {
    var element = document.createElement(name);
    element.textContent = text || '';
    element.className = kind || '';
    parent.appendChild(element);
    return element;
  }

  /* Every showing from a moment on, worked out as far as somebody has looked. `find` gives the one at a moment, or with
     `by` one so many before or after it. */
  function course(schedule, start) {
    var next = schedule.plan(start, true);
    var showings = [next()];
    var here = 0;

    function at(number) {
      while (showings.length <= number) { showings.push(next()); }
      return showings[Math.max(0, number)];
    }

    return function (moment, by) {
      while (at(here).until <= moment) { here++; }
      while (here && at(here).at > moment) { here--; }
      return at(here + (by || 0));
    };
  }

  /* The stretches of minutes from a moment on in which something holds, as pairs. */
  function stretches(start, holds) {
    var found = [];
    for (var minute = 0, open = false; minute < WEEK / 60; minute++) {
      var now = holds(start + minute * 60);
      if (now && !open) { found.push([minute, minute]); }
      if (now) { found[found.length - 1][1] = minute + 1; }
      open = now;
    }
    return found;
  }

  function open(root, manifest, given) {
    var names = JSON.parse(document.documentElement.getAttribute('data-names') || '{}');
    var schedule = Schedule.of(manifest);
    var begins = manifest.clock === null ? manifest.built_at : manifest.clock;
    var start = begins - (begins % 60);
    var find = course(schedule, start);
    var at = start;
    var shown = null; /* the showing on view */
    var playing = null; /* { at, since }: from which moment it plays, and since when */

    function one(name) {
      return root.querySelector(name);
    }

    function named(key) {
      return names[key] || key;
    }

    function kindOf(slide) {
      return slide.kind === 'slogan' ? '标语' : slide.kind === 'title' ? '标题画面' : named(slide.kind);
    }

    function band(kind, from, to, text) {
      var drawn = made(one('.days'), 'span', '', kind);
      drawn.style.left = from / 100.8 + '%';
      drawn.style.width = (to - from) / 100.8 + '%';
      if (text) { drawn.innerHTML = text; }
    }

    function drawWeek() {
      stretches(start, function (moment) { return !schedule.lit(moment, true); }).forEach(function (dark) {
        band('dark', dark[0], dark[1]);
      });
      var alarms = manifest.slides.filter(function (slide) { return slide.tier === 'emergency'; });
      stretches(start, function (moment) {
        return alarms.some(function (slide) { return Schedule.eligible(slide, moment); });
      }).forEach(function (alarm) { band('alarm', alarm[0], alarm[1]); });
      for (var moment = start; moment < start + WEEK; ) {
        var next = Math.min(moment + DAY - ((moment + CHINA) % DAY), start + WEEK);
        var name = written(moment).match(/(.*月)(.*)（(.*)）/);
        var label = next - moment > 0.6 * DAY ? name[3] + '<br><s>' + name[1] + '</s>' + name[2] : '';
        band('day', (moment - start) / 60, (next - start) / 60, label);
        moment = next;
      }
    }

    function fit() {
      var view = one('.view');
      var room = window.innerWidth > NARROW ? view.clientHeight : window.innerHeight / 2;
      var scale = Math.min(view.clientWidth / manifest.width, room / manifest.height);
      one('.frame').style.width = Math.floor(manifest.width * scale) + 'px';
      one('.frame').style.height = Math.floor(manifest.height * scale) + 'px';
    }

    function picture(slide) {
      var frame = one('.frame');
      frame.innerHTML = '';
      if (!slide) { return; }
      var element = made(frame, slide.media === 'video' ? 'video' : 'img');
      element.muted = true;
      element.onerror = function () {
        if (element.parentNode) { frame.textContent = '这个画面打不开'; }
      };
      element.src = slide.src;
    }

    /* So that what follows is there when it is wanted. */
    function foresee(slide) {
      if (slide && slide.media === 'image') { new Image().src = slide.src; }
    }

    /* A video stands where it would, and goes on while the preview plays. */
    function film() {
      var video = one('video');
      if (!video) { return; }
      if (!playing || Math.abs(video.currentTime - (at - shown.at)) > 1.5) { video.currentTime = at - shown.at; }
      if (!playing) { video.pause(); } else if (video.paused && !video.ended) { video.play(); }
    }

    function turnsOf(showing) {
      var tier = showing.place.part.tier;
      var alone = showing.place.round.length === 1 && tier !== 'high' && tier !== 'normal';
      return alone ? schedule.ableAt(showing.at) : showing.place.round;
    }

    function why(showing) {
      var place = showing.place;
      if (!place.slide) { return '不在开屏时段（' + hours(manifest.hours) + '），' + written(showing.until) + '再亮。'; }
      var times = place.round.filter(function (part) { return part === place.part; }).length;
      return Overlay.WHY[place.slide.tier] + (times > 1 ? '，这一轮播' + times + '次。' : '。');
    }

    function facts(showing) {
      var slide = showing.place.slide;
      if (!slide) { return []; }
      var slides = showing.place.part.slides;
      return [
        ['单位', slide.entry && named(slide.entry.split('/').slice(0, -2).join('/'))],
        ['画面', slides.length > 1 && '第' + (slides.indexOf(slide) + 1) + '个，共' + slides.length + '个'],
        ['停留', slide.seconds + '秒'],
        ['从', bound(slide.from, 0)],
        ['到', bound(slide.until, DAY)],
        ['星期', slide.weekdays && slide.weekdays.map(weekday).join('、')],
        ['时段', slide.hours && hours(slide.hours)],
        ['文件', slide.entry]
      ].filter(function (row) { return row[1]; });
    }

    function tell(showing) {
      var slide = showing.place.slide;
      var table = one('table');
      one('h1').textContent = slide ? kindOf(slide) + ' · ' + Overlay.TIERS[slide.tier] : '黑屏';
      one('.why').textContent = why(showing);
      table.innerHTML = '';
      facts(showing).forEach(function (row) {
        var line = made(table, 'tr');
        made(line, 'th', row[0]);
        made(line, 'td', row[1]);
      });
    }

    function list(showing) {
      var place = showing.place;
      var turns = place.part ? turnsOf(showing) : [];
      var present = turns === place.round ? turns.length - place.rest.length - 1 : turns.indexOf(place.part);
      var lines = one('ol');
      lines.innerHTML = '';
      turns.forEach(function (each, number) {
        var line = made(lines, 'li', '', (number === present ? 'present ' : '') + each.tier);
        made(line, 'b', kindOf(each.slides[0]));
        made(line, 'span', each.id.split('/').pop().replace(/^slogan#(\d+)$/, '第$1条').replace(/^title$/, ''));
        made(line, 'em', each.slides.length > 1 ? each.slides.length + '个画面' : '');
      });
      one('h2').hidden = !turns.length;
      if (present >= 0) { lines.scrollTop = lines.childNodes[present].offsetTop - lines.clientHeight / 2; }
    }

    function draw() {
      var showing = find(at);
      var moment = written(at);
      one('.moment').textContent = moment;
      one('input').value = Math.floor((at - start) / 60);
      one('input').setAttribute('aria-valuetext', moment);
      one('.play').textContent = playing ? '暂停' : '播放';
      if (showing !== shown) {
        if (!shown || showing.place.slide !== shown.place.slide) { picture(showing.place.slide); }
        shown = showing;
        tell(showing);
        list(showing);
        foresee(find(at, 1).place.slide);
        document.documentElement.setAttribute('data-shows', showing.place.slide ? showing.place.slide.id : 'dark');
      }
      film();
    }

    function go(moment) {
      at = Math.max(start, Math.min(start + WEEK, moment));
      if (playing) { playing = { at: at, since: Date.now() / 1000 }; }
      draw();
    }

    function tick() {
      if (!playing) { return; }
      at = Math.min(start + WEEK, Math.floor(playing.at + Date.now() / 1000 - playing.since));
      if (at === start + WEEK) { playing = null; }
      draw();
    }

    var ACTS = {
      back: function () { go(find(at, -1).at); },
      on: function () { go(find(at).until); },
      now: function () { go(given.clock.read().at); },
      play: function () {
        playing = playing ? null : { at: at, since: Date.now() / 1000 };
        draw();
      }
    };

    function press(event) {
      var by = Number(event.target.getAttribute('data-by'));
      var act = ACTS[event.target.getAttribute('data-do')];
      if (by) { go(at - (at % 60) + by); }
      if (act) { act(); }
    }

    function key(event) {
      var step = STEPS[event.key];
      var space = event.key === ' ' && event.target.nodeName !== 'BUTTON';
      if ((!step && !space) || event.ctrlKey || event.altKey || event.metaKey) { return; }
      event.preventDefault();
      if (space) { ACTS.play(); } else { go(at - (at % 60) + step); }
    }

    given.clock.adopt(manifest);
    one('.screen').textContent = given.screen.name + '（' + given.screen.code + '）';
    drawWeek();
    fit();
    window.addEventListener('resize', fit);
    root.addEventListener('click', press);
    one('input').addEventListener('input', function () { go(start + Number(one('input').value) * 60); });
    document.addEventListener('keydown', key);
    setInterval(tick, 200);
    ACTS.now();
  }

  /* Takes the page over. `given` has the `screen` with its code and name, its `clock`, and `manifest`, which gives a
     promise of its manifest. */
  function start(given) {
    var root = made(document.body, 'div');
    made(document.head, 'style', STYLE);
    document.documentElement.className = 'preview';
    root.id = 'preview';
    given.manifest().then(function (manifest) {
      root.innerHTML = MARKUP;
      open(root, manifest, given);
    }).then(null, function (problem) { root.textContent = '看不了：' + problem.message; });
  }

  return { start: start };
})();
