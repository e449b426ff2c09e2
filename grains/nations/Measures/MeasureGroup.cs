using System.Collections.Immutable;
using System.Reflection;

namespace AdoptionSim.Nations.Measures;

/// <summary>The feature to which a measure belongs.</summary>
public enum MeasureGroup
{
    /// <summary>Lines, people, handsets and their use.</summary>
    Phone,

    /// <summary>Base stations and their traffic.</summary>
    Network,

    /// <summary>The intranet: terminals, readers and vetted articles.</summary>
    Intranet,

    /// <summary>Birthday boards.</summary>
    Boards,

    Cinema,

    /// <summary>The international Internet.</summary>
    Internet,

    /// <summary>Computers and media players.</summary>
    Gadgets,

    Foreigners,
}

/// <summary>Facts about groups of measures.</summary>
public static class MeasureGroups
{
    private static readonly ImmutableArray<PropertyInfo?> Parameters = [.. Enum.GetNames<MeasureGroup>().Select(name => typeof(Nation).GetProperty(name))];

    /// <summary>
    /// True for a service other than the phone and its network. The tables have the columns of services after those of the phone, and metrics show services by
    /// province only.
    /// </summary>
    public static bool IsService(this MeasureGroup group) => group > MeasureGroup.Network;

    /// <summary>True if the nation has the feature: a service has the parameters that bear its name in <see cref="Nation"/>.</summary>
    public static bool IsIn(this MeasureGroup group, Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return !group.IsService() || Parameters[(int)group]?.GetValue(nation) is not null;
    }
}
