/* What the key i shows to whoever looks after the screen. */
var Overlay = (function () {
  var WEEKDAYS = '日一二三四五六';
  var SOURCES = {
    demonstration: '演示时钟',
    server: '服务器对时',
    device: '设备时钟',
    least: '设备时钟有误，暂按最近可信的时刻'
  };
  var TIERS = { emergency: '紧急', high: '重点', normal: '普通', spacer: '标语', filler: '垫片' };

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
    if (state.dark) { return '（不在开屏时段，黑屏）'; }
    return state.slide ? named(state.slide) + '　剩' + Math.max(0, state.left) + '秒' : '（内置标题画面）';
  }

  function dropped(state) {
    var ids = Object.keys(state.dropped);
    return ids.length ? ids.map(function (id) { return id + '：' + state.dropped[id].why; }).join('\n') : '（无）';
  }

  function rows(state) {
    var manifest = state.manifest;
    return [
      ['屏幕', state.screen.name + '（' + state.screen.code + '）'],
      ['发布包', manifest ? manifest.release + '　' + written(manifest.built_at) + ' 生成' : '（还没有取到）'],
      ['现在', written(state.moment.at) + '　' + SOURCES[state.moment.source]],
      ['正在播放', shown(state)],
      ['下一个', named(state.next)],
      ['此刻可播', manifest ? state.eligible + '／' + manifest.count + '个画面' : '（无）'],
      ['最近更新', state.said],
      ['已跳过', dropped(state)]
    ];
  }

  function make(element) {
    var open = false;

    function cell(row, name, text) {
      var made = document.createElement(name);
      made.textContent = text;
      row.appendChild(made);
    }

    function draw(state) {
      if (!open) { return; }
      var table = document.createElement('table');
      rows(state).forEach(function (pair) {
        var row = document.createElement('tr');
        cell(row, 'th', pair[0]);
        cell(row, 'td', pair[1]);
        table.appendChild(row);
      });
      element.innerHTML = '';
      element.appendChild(table);
    }

    function toggle() {
      open = !open;
      element.className = open ? 'open' : '';
    }

    return { draw: draw, toggle: toggle };
  }

  return { make: make, time: time };
})();
