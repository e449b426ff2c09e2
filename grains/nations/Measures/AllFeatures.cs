using System.Collections.Immutable;
using System.Reflection;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Nations.Measures;

/// <summary>The list of all features that declare measures: the phone, its network, and the services of <see cref="Nation"/>, such as the intranet.</summary>
public static class AllFeatures
{
    private static readonly ImmutableArray<(PropertyInfo Parameters, Feature Feature)> Services =
    [
        .. typeof(Nation)
            .GetProperties()
            .Select(property => (Parameters: property, Counts: property.GetCustomAttribute<CountsAttribute>()))
            .Where(each => each.Counts is not null)
            .OrderBy(each => each.Parameters.MetadataToken)
            .Select(each => (each.Parameters, each.Counts!.Feature)),
    ];

    /// <summary>
    /// All features that declare measures: the phone, its network, then the services in the order of their parameters in <see cref="Nation"/>.
    /// </summary>
    public static ImmutableArray<Feature> Declared { get; } = [PhoneMeasures.Feature, NetworkMeasures.Feature, .. Services.Select(service => service.Feature)];

    /// <summary>
    /// Returns the services of a nation other than the phone, such as an intranet or birthday boards, each with the measures that it declares.
    /// </summary>
    public static ImmutableArray<Feature> ServicesOf(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return [.. Services.Where(service => service.Parameters.GetValue(nation) is not null).Select(service => service.Feature)];
    }
}
