/* What the key i, or four taps in a corner, shows to whoever looks after the screen. */
var Overlay = (function () {
  var KEY_I = 73;
  var KEY_ESCAPE = 27;
  var TAPS = 4;
  var TAPPING = 2; /* seconds within which they come */
  var CORNER = 0.2; /* of the screen's width and height */
  var WEEKDAYS = '日一二三四五六';
  var SOURCES = {
    demonstration: '演示时钟',
    server: '服务器对时',
    device: '设备时钟',
    least: '设备时钟有误，暂按最近可信的时刻'
  };
  var TIERS = { emergency: '紧急', high: '重点', normal: '普通', spacer: '标语', filler: '垫片' };
  var WHY = {
    emergency: '紧急通知独占，直到它过期',
    high: '重点内容，按时段穿插播放',
    normal: '普通内容，按时段轮流播放',
    spacer: '标语，每轮之末播一条',
    filler: '此刻没有别的可播，轮到它'
  };
  var KEEPS = {
    cache: '浏览器缓存，断网断电仍可播',
    indexeddb: '浏览器数据库，断网仍可播',
    memory: '只在内存，断电后要重新取',
    files: '直接播文件夹或U盘里的文件'
  };

  function two(number) {
    return ('0' + number).slice(-2);
  }

  /* A date whose UTC fields are those of a clock on the wall in UTC+8. */
  function wall(at) {
    return new Date((at + 8 * 3600) * 1000);
  }

  function time(at) {
    return [wall(at).getUTCHours(), wall(at).getUTCMinutes(), wall(at).getUTCSeconds()].map(two).join(':');
  }

  function written(at) {
    var here = wall(at);
    var day = here.getUTCFullYear() + '年' + (here.getUTCMonth() + 1) + '月' + here.getUTCDate() + '日';
    return day + '（周' + WEEKDAYS.charAt(here.getUTCDay()) + '）' + time(at);
  }

  function named(slide) {
    return slide ? TIERS[slide.tier] + '　' + slide.id : '（无）';
  }

  function shown(state) {
    if (state.dark) { return '（黑屏）'; }
    return state.slide ? named(state.slide) + '　剩' + Math.max(0, state.left) + '秒' : '（内置标题画面）';
  }

  function why(state) {
    if (state.dark) { return '不在开屏时段'; }
    if (!state.slide) { return state.release ? '没有可播内容，显示标题' : '还没有取到内容，显示标题'; }
    return (state.fallen ? '新一期都播不了，暂播上一期：' : '') + WHY[state.slide.tier];
  }

  function release(state) {
    var manifest = state.release;
    if (!manifest) { return '（还没有取到）'; }
    return manifest.release + '　' + written(manifest.built_at) + ' 生成，此刻可播 ' + state.eligible + '／' + manifest.count + ' 个画面';
  }

  function dropped(state) {
    return state.dropped.map(function (gone) { return gone.id + '：' + gone.why; }).join('\n') || '（无）';
  }

  function kept(state) {
    var about = KEEPS[state.keeps] + '　' + state.files + ' 个文件，' + (state.bytes / 1e6).toFixed(1) + ' MB';
    return about + (state.inMemory ? '，其中 ' + state.inMemory + ' 个在内存' : '') + (state.problem ? '\n' + state.problem : '');
  }

  function troubles(state) {
    return state.notes.map(function (note) { return time(note.at) + '　' + note.text; }).join('\n') || '（无）';
  }

  function engine() {
    return (navigator.userAgent.match(/(Android|Windows NT|Chrome|Firefox|Version)[ \/][\d.]+/g) || ['（不详）']).join('　');
  }

  function rows(state) {
    return [
      ['屏幕', state.screen.name + '（' + state.screen.code + '）'],
      ['发布包', release(state)],
      ['现在', written(state.moment.at) + '　' + SOURCES[state.moment.source]],
      ['正在播放', shown(state)],
      ['为什么', why(state)],
      ['下一个', named(state.next)],
      ['最近更新', state.said],
      ['已跳过', dropped(state)],
      ['存放', kept(state)],
      ['近来问题', troubles(state)],
      ['播放器', state.player + '　' + engine()]
    ];
  }

  function make(element, describe) {
    var open = false;
    var taps = [];

    function cell(row, name, text) {
      var made = document.createElement(name);
      made.textContent = text;
      row.appendChild(made);
    }

    function draw() {
      if (!open) { return; }
      var table = document.createElement('table');
      rows(describe()).forEach(function (pair) {
        var row = document.createElement('tr');
        cell(row, 'th', pair[0]);
        cell(row, 'td', pair[1]);
        table.appendChild(row);
      });
      element.innerHTML = '';
      element.appendChild(table);
    }

    function set(to) {
      open = to;
      element.className = open ? 'open' : '';
      draw();
    }

    function side(place, whole) {
      return place < whole * CORNER ? 'a' : place > whole * (1 - CORNER) ? 'z' : '';
    }

    function tap(event) {
      var across = side(event.clientX, window.innerWidth);
      var down = side(event.clientY, window.innerHeight);
      var now = Pulse.elapsed();
      if (!across || !down) { return; }
      taps = taps.concat({ corner: across + down, at: now }).filter(function (each) {
        return each.corner === across + down && now - each.at <= TAPPING;
      });
      if (taps.length < TAPS) { return; }
      taps = [];
      set(!open);
    }

    document.addEventListener('click', tap);
    document.addEventListener('keydown', function (event) {
      if (event.keyCode === KEY_I) { set(!open); }
      if (event.keyCode === KEY_ESCAPE) { set(false); }
    });
    return { draw: draw };
  }

  return { TIERS: TIERS, WHY: WHY, make: make, time: time, written: written };
})();
