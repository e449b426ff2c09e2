using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A cohort of foreigners as results and metrics name it.</summary>
/// <param name="Key">As its people's ids begin: <c>FR/</c> and the key of the nation's file.</param>
/// <param name="Kind">resident or tourist.</param>
public readonly record struct CohortName(string Key, string Kind)
{
    /// <summary>The first part of every name, before the slash.</summary>
    public const string Prefix = "FR";

    /// <summary>Returns the name in results of a cohort of the nation's file.</summary>
    public static string Of(string key) => $"{Prefix}/{key}";

    /// <summary>Those of a nation, in the order of <see cref="NationSeries"/>.</summary>
    public static ImmutableArray<CohortName> Of(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return [.. (nation.Foreigners?.Cohorts ?? []).Select(cohort => new CohortName(Of(cohort.Key), cohort.Kind == ForeignerKind.Resident ? "resident" : "tourist"))];
    }
}
