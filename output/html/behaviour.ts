/** What the pages do: filters, search, keys, and marks that light up with their field. Runs in the browser. */

/**
 * The script of the reports. `[data-item]` are the rows; `[data-filter="x"]` selects compare with the words in the
 * row's `data-x`, or with its number when the value is `below:0.8`; `[data-key]` buttons may be pressed by their key.
 */
export const behaviour = `(function () {
  'use strict';
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var items = all('[data-item]'), filters = all('[data-filter]'), search = document.querySelector('[data-search]');
  var shown = document.querySelector('[data-shown]'), nothing = document.querySelector('[data-nothing]');
  var help = document.querySelector('dialog'), reset = document.querySelector('[data-reset]');
  var texts = new Map();
  function textOf(item) {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  }
  function fits(item) {
    return filters.every(function (filter) {
      if (!filter.value) return true;
      var have = item.getAttribute('data-' + filter.dataset.filter) || '';
      if (filter.value.indexOf('below:') === 0) return Number(have) < Number(filter.value.slice(6));
      return have.split(' ').indexOf(filter.value) >= 0;
    }) && (search ? search.value.toLowerCase().split(' ') : []).every(function (word) {
      return textOf(item).indexOf(word) >= 0;
    });
  }
  function apply() {
    var count = 0;
    items.forEach(function (item) { var fit = fits(item); item.hidden = !fit; if (fit) count += 1; });
    all('[data-group]').forEach(function (group) {
      var inside = all('[data-item]', group);
      group.hidden = inside.length > 0 && inside.every(function (item) { return item.hidden; });
    });
    if (shown) shown.textContent = count + ' of ' + items.length + ' shown';
    if (nothing) nothing.hidden = count > 0 || items.length === 0;
    if (reset) reset.hidden = !(search && search.value) && filters.every(function (f) { return !f.value; });
  }
  function clear() {
    filters.forEach(function (filter) { filter.value = ''; });
    if (search) search.value = '';
    apply();
  }
  function go(item) {
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'start' });
  }
  function step(by, wanted) {
    var open = items.filter(function (item) { return !item.hidden && (!wanted || wanted(item)); });
    var here = document.activeElement && document.activeElement.closest('[data-item]');
    if (!here) return go(by > 0 ? open[0] : open[open.length - 1]);
    var order = items.indexOf(here);
    if (by > 0) return go(open.filter(function (item) { return items.indexOf(item) > order; })[0]);
    go(open.filter(function (item) { return items.indexOf(item) < order; }).pop());
  }
  function target() {
    var id = decodeURIComponent(location.hash.slice(1)), item = id && document.getElementById(id);
    if (!item || !item.hasAttribute('data-item')) return;
    if (item.hidden) clear();
    go(item);
  }
  filters.forEach(function (filter) { filter.addEventListener('change', apply); });
  if (search) search.addEventListener('input', apply);
  if (reset) reset.addEventListener('click', clear);
  all('[data-set]').forEach(function (button) {
    button.addEventListener('click', function () {
      clear();
      button.dataset.set.split(';').forEach(function (pair) {
        var at = pair.indexOf('='), name = pair.slice(0, at);
        filters.forEach(function (f) { if (f.dataset.filter === name) f.value = pair.slice(at + 1); });
      });
      apply();
      go(items.filter(function (item) { return !item.hidden; })[0]);
    });
  });
  function light(from, on, open) {
    var field = from.getAttribute('data-field') || from.getAttribute('data-mark'), item = from.closest('[data-item]');
    if (!item || !field) return;
    all('[data-field],[data-mark]', item).forEach(function (part) {
      var name = part.getAttribute('data-field') || part.getAttribute('data-mark');
      part.classList.toggle('lit', on && name === field);
      if (on && open && name === field && part.closest('details')) part.closest('details').open = true;
    });
  }
  ['mouseover', 'focusin'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var from = event.target.closest && event.target.closest('[data-field],[data-mark]');
      if (from) light(from, true, kind === 'focusin');
    });
  });
  ['mouseout', 'focusout'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var from = event.target.closest && event.target.closest('[data-field],[data-mark]');
      if (from) light(from, false);
    });
  });
  all('[data-help]').forEach(function (button) {
    button.addEventListener('click', function () { help.showModal(); });
  });
  all('img').forEach(function (picture) {
    picture.addEventListener('error', function () {
      var frame = picture.closest('.crop, .overview');
      if (frame) frame.classList.add('missing');
    });
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || (help && help.open)) return;
    var typing = /^(input|select|textarea)$/i.test(event.target.tagName);
    if (event.key === 'Escape') {
      if (typing) event.target.blur(); else clear();
      return;
    }
    if (typing) return;
    var button = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'n') step(1, function (item) { return item.hasAttribute('data-look'); });
    else if (event.key === '/' && search) { search.focus(); search.select(); }
    else if (event.key === '?' && help) help.showModal();
    else if (button) button.click();
    else return;
    event.preventDefault();
  });
  window.addEventListener('beforeprint', function () {
    all('.places details').forEach(function (part) { part.open = true; });
  });
  window.addEventListener('hashchange', target);
  apply();
  target();
})();`;
