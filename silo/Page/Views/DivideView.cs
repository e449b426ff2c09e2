using System.Collections.Immutable;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>The phone owners in each group of one dimension of people, such as age, after a tick.</summary>
/// <param name="Name">Unique among all dimensions, as in tables and metrics.</param>
internal sealed record DimensionView(string Name, string Label, ImmutableArray<GroupView> Groups);

/// <summary>The people and phone owners of one group of people. Counts are of real people: the simulated divided by the run's scale, rounded.</summary>
/// <param name="OwnersPer100">Owners per 100 people of the group.</param>
internal sealed record GroupView(string Name, long People, long Owners, double? OwnersPer100);

/// <summary>A figure that measures how unequally phones are spread, such as a Gini coefficient.</summary>
/// <param name="Name">Unique among all figures, as in tables.</param>
/// <param name="Value">The value; null while nobody has a phone, or while one of two compared groups has none.</param>
internal sealed record InequalityView(string Name, string Label, double? Value);
