const sums = ['people', 'subscribers', 'covered', 'offered', 'lost', 'stations', 'onAir', 'aware'];

/** Joins the districts of a tick with their names and populations, and sums them by province, in order, and for the nation. */
export function placesOf(nation, tick) {
  const districts = nation.districts.map((district, index) => ({
    name: district.name, key: district.key, province: district.province, people: district.people,
    subscribers: tick.subscribers[index], covered: tick.covered[index], offered: tick.offered[index], lost: tick.lost[index],
    stations: tick.stations[index], onAir: tick.onAir[index], aware: tick.internetAware?.[index] ?? null,
  }));
  const provinces = nation.provinces.map((province, index) => total(province.name, districts.filter((district) => district.province === index)));
  return { districts, provinces, nation: total(nation.name, provinces) };
}

function total(name, parts) {
  const made = { name };
  for (const sum of sums) {
    made[sum] = parts.every((each) => each[sum] === null) ? null : parts.reduce((so, each) => so + each[sum], 0);
  }
  return made;
}
