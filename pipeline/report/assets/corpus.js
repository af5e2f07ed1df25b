(function () {
  "use strict";
  var PIECE = 60;
  var collator = new Intl.Collator("nl", { numeric: true });
  var details = {
    "data-dossiers": [[9, "Kenmerk"], [10, "Bron"], [11, "Regels die iets vonden"], [12, "Naaste verwanten"]],
    "data-tussen": [[4, "Voorstel"], [5, "Plaatsen"]],
    "data-paren": [[6, "Gedeeld"], [7, "Kenmerk"], [8, "Kenmerk van het andere"]]
  };
  var styles = { "voldoet niet": "slecht", "voldoet": "goed", "fout": "fout" };

  function make(tag, text, name) {
    var element = document.createElement(tag);
    if (text !== undefined) { element.textContent = text; }
    if (name) { element.className = name; }
    return element;
  }

  function Table(section) {
    var id = section.dataset.bron, width = Number(section.dataset.kolommen);
    var rows = JSON.parse(document.getElementById(id).textContent);
    var heads = Array.from(section.querySelectorAll(".sorteer"));
    var numeric = heads.map(function (head) { return head.dataset.soort === "n"; });
    var body = section.querySelector("tbody"), more = section.querySelector(".meer");
    var form = section.querySelector("form"), told = section.querySelector(".geteld");
    var selects = Array.from(form.querySelectorAll("select"));
    var haystack = null, shown = rows, drawn = 0;

    function cell(row, column) {
      var value = row[column], element;
      if (column === 0) {
        element = make("th");
        element.scope = "row";
        if (details[id]) {
          var button = make("button", String(value), "open");
          button.type = "button";
          button.setAttribute("aria-expanded", "false");
          button.addEventListener("click", function () { unfold(button, row); });
          element.appendChild(button);
          return element;
        }
        element.textContent = value;
        return element;
      }
      element = make("td", value === null ? "" : numeric[column] ? Number(value).toLocaleString("nl") : String(value));
      if (numeric[column]) { element.className = value ? "n" : "n nul"; }
      else if (Object.prototype.hasOwnProperty.call(styles, value)) { element.className = styles[value]; }
      return element;
    }

    function unfold(button, row) {
      var line = button.closest("tr"), open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
      if (open) { line.nextElementSibling.remove(); return; }
      var extra = make("tr", undefined, "uitgeklapt"), box = make("td");
      box.colSpan = width;
      details[id].forEach(function (part) {
        if (!row[part[0]]) { return; }
        var line = make("p");
        line.appendChild(make("b", part[1] + ": "));
        line.appendChild(document.createTextNode((part[0] === 5 ? "\n" : "") + row[part[0]]));
        box.appendChild(line);
      });
      extra.appendChild(box);
      line.after(extra);
    }

    function draw(number) {
      var piece = document.createDocumentFragment(), end = Math.min(shown.length, drawn + number);
      for (; drawn < end; drawn += 1) {
        var line = make("tr");
        for (var column = 0; column < width; column += 1) { line.appendChild(cell(shown[drawn], column)); }
        piece.appendChild(line);
      }
      body.appendChild(piece);
      more.hidden = drawn >= shown.length;
    }

    function again() {
      body.textContent = "";
      drawn = 0;
      draw(PIECE);
      told.textContent = shown.length === rows.length
        ? "Alle " + rows.length.toLocaleString("nl") : shown.length.toLocaleString("nl") + " van " + rows.length.toLocaleString("nl");
    }

    function sift() {
      var words = form.elements.tekst.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length && !haystack) {
        haystack = new Map(rows.map(function (row) { return [row, row.join("\n").toLowerCase()]; }));
      }
      shown = rows.filter(function (row) {
        return selects.every(function (select) { return !select.value || String(row[select.dataset.kolom]) === select.value; })
          && words.every(function (word) { return haystack.get(row).indexOf(word) >= 0; });
      });
      again();
    }

    function sort(head, column) {
      var th = head.parentElement, down = numeric[column] ? th.getAttribute("aria-sort") !== "descending"
        : th.getAttribute("aria-sort") === "ascending";
      heads.forEach(function (other) { other.parentElement.setAttribute("aria-sort", "none"); });
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort(function (one, other) {
        var order = numeric[column] ? one[column] - other[column] : collator.compare(one[column], other[column]);
        return down ? -order : order;
      });
      sift();
    }

    selects.forEach(function (select) {
      var found = Array.from(new Set(rows.map(function (row) { return String(row[select.dataset.kolom]); })));
      found.sort(collator.compare).forEach(function (value) {
        var option = make("option", value);
        option.value = value;
        select.appendChild(option);
      });
      select.addEventListener("change", sift);
    });
    heads.forEach(function (head, column) { head.addEventListener("click", function () { sort(head, column); }); });
    form.elements.tekst.addEventListener("input", sift);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(sift, 0); });
    more.addEventListener("click", function () { draw(PIECE); });
    window.addEventListener("beforeprint", function () { draw(shown.length); });
    again();
  }

  document.querySelectorAll(".tabel").forEach(Table);
}());
