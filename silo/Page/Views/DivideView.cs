using System.Collections.Immutable;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>A dimension, that is, a property by which people are grouped, such as age, with the phone owners of each of its groups after a tick.</summary>
/// <param name="Name">The dimension's unique name, which is also its name in tables and metrics.</param>
internal sealed record DimensionView(string Name, string Label, ImmutableArray<GroupView> Groups);

/// <summary>
/// A group of people, such as an age band, with the number of its people and phone owners. Counts are of real people: the simulated divided by the run's scale,
/// rounded.
/// </summary>
/// <param name="OwnersPer100">Owners per 100 people of the group.</param>
internal sealed record GroupView(string Name, long People, long Owners, double? OwnersPer100);

/// <summary>A figure that measures how unequally phones are spread, such as a Gini coefficient.</summary>
/// <param name="Name">The figure's unique name, which is also its name in tables.</param>
/// <param name="Value">The value; null while nobody has a phone, or while one of two compared groups has none.</param>
internal sealed record InequalityView(string Name, string Label, double? Value);
