using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Nations.Strata;

/// <summary>The counts of people and phones at one tick for groups of people, such as income tenths. Reports show from these counts who has a phone.</summary>
public sealed class DivideCounts
{
    private const double Percent = 100;

    private readonly ImmutableArray<double> _people;
    private readonly CountRows _districts;

    internal DivideCounts(DivideLayout layout, StrataRow row, ImmutableArray<double> people, CountRows districts) =>
        (Layout, Row, _people, _districts) = (layout, row, people, districts);

    public DivideLayout Layout { get; }

    /// <summary>The counts of all groups of people in all places at this tick.</summary>
    public StrataRow Row { get; }

    /// <summary>Returns a count of one group of people: simulated people, lines or households, depending on the measure.</summary>
    public long this[DivideGroup group, StratumMeasure measure] =>
        group is null ? throw new ArgumentNullException(nameof(group)) : Row[group.Place, group.Index, measure];

    /// <summary>Returns the number of phone owners per 100 people of a group; null for a group without people.</summary>
    public double? OwnersPer100(DivideGroup group) =>
        this[group, StratumMeasure.People] is > 0 and var people ? Percent * this[group, StratumMeasure.Owners] / people : null;

    /// <summary>Pairs for all districts: the number of real people of the district, and its number of simulated phone owners.</summary>
    internal IEnumerable<(double People, double Owners)> Districts =>
        _people.Select((people, index) => (people, (double)_districts[index, PhoneMeasures.UniqueOwners]));

    /// <summary>Pairs for all tenths of the households by income: the number of simulated people, and the number of simulated phone owners.</summary>
    internal IEnumerable<(double People, double Owners)> Tenths =>
        Layout.Of(StratumDimension.Income).Select(tenth => ((double)this[tenth, StratumMeasure.People], (double)this[tenth, StratumMeasure.Owners]));

    /// <summary>Returns the number of phone owners per 100 people of a group, divided by that of another group; null if either group has no owner.</summary>
    internal double? Gap(DivideGroup group, DivideGroup other) => HasOwners(group) && HasOwners(other) ? OwnersPer100(group) / OwnersPer100(other) : null;

    private bool HasOwners(DivideGroup group) => this[group, StratumMeasure.Owners] > 0;
}
