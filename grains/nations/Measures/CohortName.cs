using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>The name of a cohort (group) of foreigners, such as diplomats, in results and metrics.</summary>
/// <param name="Key">The full name of the cohort, with which the ids of its members begin: <c>FR/</c> and its key in the nation's file.</param>
/// <param name="Kind">The kind of foreigners: resident or tourist.</param>
public readonly record struct CohortName(string Key, string Kind)
{
    /// <summary>The first part, before the slash, of the name of every cohort (group of foreigners) in results and ids.</summary>
    public const string Prefix = "FR";

    /// <summary>Returns the name in results of the cohort (group of foreigners) with the given key, such as <c>FR/diplomats</c>.</summary>
    public static string Of(string key) => $"{Prefix}/{key}";

    /// <summary>Returns the names of a nation's cohorts (groups of foreigners), in the order of the nation's file.</summary>
    public static ImmutableArray<CohortName> Of(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return
        [
            .. (nation.Foreigners?.Cohorts ?? []).Select(cohort => new CohortName(
                Of(cohort.Key),
                cohort.Kind == ForeignerKind.Resident ? "resident" : "tourist"
            )),
        ];
    }
}
