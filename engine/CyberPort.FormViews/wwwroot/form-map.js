// Lets people draw a place on the port's own map. The table of coordinates below it is what is posted; the map only reads and fills it.

const svgNames = "http://www.w3.org/2000/svg";

class PlaceMap {
  constructor(box, say) {
    this.box = box;
    this.svg = box.querySelector("svg.portmap");
    this.mine = this.svg.querySelector("[data-mine]");
    this.pointer = box.dataset.map;
    this.most = Number(box.dataset.max);
    this.say = say;
    this.dragged = -1;
    for (const part of box.querySelectorAll("[data-mapscript]")) part.hidden = false;
    this.listen();
    this.draw();
  }

  get geometry() {
    return this.box.querySelector(`input[type=radio][name="${this.pointer}#geometry"]:checked`)?.value ?? this.box.dataset.geometry;
  }

  rows() {
    return [...this.box.querySelectorAll("table.corners tbody tr")].map((row) => [...row.querySelectorAll("input")]);
  }

  // Only corners that are plain numbers are drawn; the server reads the other ways to write them.
  points() {
    return this.rows().map(([lat, lon], row) => ({ row, lat: Number(lat.value), lon: Number(lon.value), given: lat.value.trim() !== "" && lon.value.trim() !== "" }))
      .filter((point) => point.given && Number.isFinite(point.lat) && Number.isFinite(point.lon));
  }

  toMap(point) {
    const data = this.svg.dataset;
    return { x: (point.lon - data.west) * data.perlon, y: (data.north - point.lat) * data.perlat };
  }

  toPlace(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    const data = this.svg.dataset;
    return { lat: Number(data.north) - at.y / data.perlat, lon: Number(data.west) + at.x / data.perlon };
  }

  draw() {
    const points = this.points();
    const places = points.map((point) => this.toMap(point));
    const path = document.createElementNS(svgNames, "path");
    const line = places.map((place, i) => `${i === 0 ? "M" : "L"}${place.x} ${place.y}`).join("");
    path.setAttribute("d", this.geometry === "polygon" && places.length > 2 ? `${line}Z` : line);
    path.setAttribute("class", this.geometry === "polygon" ? "map-mine" : "map-mine line");
    const corners = places.map((place, i) => {
      const corner = document.createElementNS(svgNames, "circle");
      for (const [name, value] of [["cx", place.x], ["cy", place.y], ["r", 9], ["class", "map-corner"], ["data-row", points[i].row]]) corner.setAttribute(name, value);
      return corner;
    });
    this.mine.replaceChildren(path, ...corners);
  }

  write(row, place) {
    const inputs = this.rows()[row];
    [inputs[0].value, inputs[1].value] = place ? [place.lat.toFixed(6), place.lon.toFixed(6)] : ["", ""];
    inputs[1].dispatchEvent(new Event("change", { bubbles: true }));
    inputs[0].dispatchEvent(new Event("change", { bubbles: true }));
    this.draw();
  }

  // The first empty line; when all are filled the last one is made again below.
  freeRow() {
    if (this.geometry === "point") return 0;
    const rows = this.rows();
    const free = rows.findIndex(([lat, lon]) => lat.value.trim() === "" && lon.value.trim() === "");
    if (free >= 0 || rows.length >= this.most) return free;
    const last = this.box.querySelector("table.corners tbody tr:last-child");
    const next = last.cloneNode(true);
    const number = String(rows.length + 1);
    next.querySelector("th").textContent = last.querySelector("th").textContent.replace(/\d+/, number);
    for (const input of next.querySelectorAll("input")) {
      input.value = "";
      input.name = input.name.replace(/#p\d+/, `#p${rows.length}`);
      input.id = input.id.replace(/--p\d+/, `--p${rows.length}`);
      input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, number));
    }
    last.after(next);
    return rows.length;
  }

  listen() {
    const isOpen = () => !(this.rows()[0]?.[0].readOnly ?? true);
    this.svg.addEventListener("pointerdown", (event) => {
      if (!isOpen()) return;
      event.preventDefault();
      const row = event.target.dataset?.row ?? this.freeRow();
      if (Number(row) < 0) return;
      this.dragged = Number(row);
      this.svg.setPointerCapture(event.pointerId);
      if (event.target.dataset?.row === undefined) this.write(this.dragged, this.toPlace(event));
    });
    this.svg.addEventListener("pointermove", (event) => { if (this.dragged >= 0) this.write(this.dragged, this.toPlace(event)); });
    for (const name of ["pointerup", "pointercancel"]) this.svg.addEventListener(name, () => { this.dragged = -1; });
    this.box.addEventListener("input", () => this.draw());
    this.box.querySelector("[data-mapundo]")?.addEventListener("click", () => { const last = this.points().at(-1); if (last) this.write(last.row, null); });
    this.box.querySelector("[data-mapclear]")?.addEventListener("click", () => { for (const point of this.points()) this.write(point.row, null); });
  }
}

export function enhanceMaps(form, say) {
  for (const box of form.querySelectorAll("[data-map]")) if (box.querySelector("svg.portmap")) new PlaceMap(box, say);
}
