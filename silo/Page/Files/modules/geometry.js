/* global d3, topojson */

const size = 640;
const margin = 14;
const largest = 40;
const smallest = 2.2;

/** Projects the nation to a plane with equal areas: shapes with their province, and districts as points. */
export function planeOf(nation) {
  const shapes = shapesOf(nation);
  const points = nation.districts.map((district, index) => ({ ...district, index }))
    .filter((district) => district.latitude !== null).toSorted((one, other) => other.people - one.people);
  const everything = {
    type: 'GeometryCollection',
    geometries: [...shapes.map((shape) => shape.geometry), { type: 'MultiPoint', coordinates: points.map((point) => [point.longitude, point.latitude]) }],
  };
  const [longitude, latitude] = d3.geoCentroid(everything);
  const projection = d3.geoAzimuthalEqualArea().rotate([-longitude, -latitude]).fitExtent([[margin, margin], [size - margin, size - margin]], everything);
  const path = d3.geoPath(projection).digits(1);
  const room = Math.min(largest, size / (3 * Math.sqrt(points.length)));
  const most = Math.max(...points.map((point) => point.people));
  const drawnShapes = shapes.map((shape) => ({ ...shape, d: path(shape.geometry), bounds: path.bounds(shape.geometry), centre: path.centroid(shape.geometry), area: path.area(shape.geometry) }));
  const drawnPoints = points.map((point) => ({ ...point, at: projection([point.longitude, point.latitude]), radius: Math.max(smallest, room * Math.sqrt(point.people / most)) }));
  return { box: boxOf(drawnPoints, drawnShapes), shapes: drawnShapes, points: drawnPoints };
}

/** Returns the bounding box of points, each with a radius, and of shapes. */
export function boxOf(points, shapes) {
  const corners = [
    ...points.map(({ at: [x, y], radius }) => [[x - radius, y - radius], [x + radius, y + radius]]),
    ...shapes.map((shape) => shape.bounds),
  ];
  return boxAround([
    [Math.min(...corners.map(([[x]]) => x)), Math.min(...corners.map(([[, y]]) => y))],
    [Math.max(...corners.map(([, [x]]) => x)), Math.max(...corners.map(([, [, y]]) => y))],
  ], margin);
}

function boxAround([[left, top], [right, bottom]], around) {
  return { x: left - around, y: top - around, width: right - left + 2 * around, height: bottom - top + 2 * around };
}

function shapesOf({ boundaries, provinces }) {
  if (!boundaries) {
    return [];
  }
  const features = Object.values(boundaries.topology.objects).flatMap((each) => topojson.feature(boundaries.topology, each).features);
  return boundaries.shapes.map((shape) => ({
    province: provinces.findIndex((province) => province.key === shape.province),
    geometry: turned(features.find((feature) => String(feature.id) === shape.key).geometry),
  }));
}

/** Corrects the orientation of a ring: on a sphere a ring in the wrong direction encloses the rest of the globe, and files have both directions. */
function turned(geometry) {
  const turn = (polygon) => (d3.geoArea({ type: 'Polygon', coordinates: polygon }) < 2 * Math.PI ? polygon : polygon.map((ring) => [...ring].reverse()));
  return { ...geometry, coordinates: geometry.type === 'Polygon' ? turn(geometry.coordinates) : geometry.coordinates.map(turn) };
}
