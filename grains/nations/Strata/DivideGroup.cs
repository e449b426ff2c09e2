using System.Collections.Immutable;

namespace AdoptionSim.Nations.Strata;

/// <summary>A group of people for which reports show who has a phone. It is everybody in one place, or one group of the nation, such as an age band.</summary>
/// <param name="Dimension">The key of the property that divides people into groups, such as age.</param>
/// <param name="Key">The name of the group among the groups of this property.</param>
/// <param name="Place">The index of the place in the list of places that tables show.</param>
/// <param name="Index">The index of the group in the list of groups that tables show.</param>
public sealed record DivideGroup(string Dimension, string Key, int Place, int Index);

/// <summary>A property of people, such as age or income, that divides them into the groups for which reports show who has a phone.</summary>
/// <param name="Key">The name in tables and metrics, such as settlement.</param>
/// <param name="Label">The name for readers.</param>
/// <param name="HasHouseholds">True if households as a whole belong to the groups, so that households are counted too.</param>
/// <param name="Groups">The groups, in the order of the nation's file.</param>
public sealed record DivideDimension(string Key, string Label, bool HasHouseholds, ImmutableArray<DivideGroup> Groups);
