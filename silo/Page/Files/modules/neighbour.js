/** Returns the nearest part of the map in the direction of an arrow key, preferring parts straight ahead; null if there are no parts. */
export function neighbour(parts, from, [dx, dy]) {
  const [x, y] = middle(from);
  const ahead = parts.filter((part) => part !== from).map((part) => {
    const [toX, toY] = middle(part);
    const along = (toX - x) * dx + (toY - y) * dy;
    const aside = Math.abs((toX - x) * dy) + Math.abs((toY - y) * dx);
    return { part, along, far: along + 2 * aside };
  }).filter(({ along }) => along > 0);
  return ahead.toSorted((one, other) => one.far - other.far)[0]?.part ?? null;
}

const middle = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
