using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Scenarios;

/// <summary>A question put to a nation: when it starts and ends, what differs from the nation's file, what happens when.</summary>
public sealed record Scenario
{
    public required string Key { get; init; }

    /// <summary>A paragraph on what the scenario asks.</summary>
    public required string Asks { get; init; }

    /// <summary>The key of the nation.</summary>
    public required string Nation { get; init; }

    public required DateOnly Start { get; init; }

    /// <summary>A run ticks until its date reaches or passes this day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Parameters of the nation set otherwise, by dotted path, in the unit of the parameter.</summary>
    public required ImmutableSortedDictionary<string, string> Set { get; init; }

    /// <summary>What happens on a date, in order of date and then of the file.</summary>
    public required ImmutableArray<Intervention> Interventions { get; init; }

    /// <summary>
    /// True if nothing differs from the nation's file and the run begins at the launch. Only then can the record of what happened be compared with the
    /// result: for any other scenario the record is context.
    /// </summary>
    public bool IsFactual(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return Set.IsEmpty && Interventions.IsEmpty && Start == nation.Launch;
    }
}

/// <summary>Something that takes effect at the start of the first tick whose date is on or after <see cref="Date"/>.</summary>
[JsonDerivedType(typeof(PriceChange), "price")]
[JsonDerivedType(typeof(TariffChange), "tariff")]
[JsonDerivedType(typeof(SupplyChange), "supply")]
[JsonDerivedType(typeof(PermissionChange), "permission")]
[JsonDerivedType(typeof(TowerChange), "towers")]
[JsonDerivedType(typeof(PowerChange), "power")]
[JsonDerivedType(typeof(AccessChange), "access")]
[JsonDerivedType(typeof(Gift), "gift")]
public abstract record Intervention(DateOnly Date);

/// <summary>From the date on, prices of a model (null: all) are the nation's times <paramref name="Factor"/> (0 to 100).</summary>
public sealed record PriceChange(DateOnly Date, string? Model, [property: Unit("factor", 0, 100)] double Factor) : Intervention(Date);

/// <summary>From the date on, the given parts of the tariff replace the nation's; null leaves a part as it is.</summary>
/// <param name="MonthlyFee">USD a month.</param>
/// <param name="IncludedMinutes">Minutes a month.</param>
/// <param name="ExtraMinute">USD a minute.</param>
public sealed record TariffChange(
    DateOnly Date,
    [property: Unit("USD/month", 0, 100000)] double? MonthlyFee,
    [property: Unit("min/month", 0, 100000)] double? IncludedMinutes,
    [property: Unit("USD/min", 0, 1000)] double? ExtraMinute) : Intervention(Date);

/// <summary>From the date on supply is limited or not, its cap times a factor; and stock is added once.</summary>
public sealed record SupplyChange(
    DateOnly Date, bool? Limited, [property: Unit("factor", 0, 1000)] double? CapFactor, [property: Unit("handsets", 0, 1e9)] int? ExtraStock) : Intervention(Date);

/// <summary>From the date on, a rule is added to the end of the access table.</summary>
public sealed record AccessChange(DateOnly Date, AccessRule Rule) : Intervention(Date);

/// <summary>From the date on, a rule is added to the end of the permission table.</summary>
public sealed record PermissionChange(DateOnly Date, PermissionRule Rule) : Intervention(Date);

/// <summary>
/// On the date, in the districts described: stations are added (each covers more people), switched on or off, or given channels.
/// </summary>
/// <param name="Where">Which districts.</param>
/// <param name="Add">Stations added to each district.</param>
/// <param name="OnAir">Null leaves them as they are.</param>
/// <param name="Channels">Channels of every sector; null leaves them as they are.</param>
public sealed record TowerChange(
    DateOnly Date, PlaceFilter Where, [property: Unit("stations", 0, 1000)] int Add, bool? OnAir, [property: Unit("channels", 0, 1000)] int? Channels) : Intervention(Date);

/// <summary>From the date on, power cuts in the districts described are the nation's times <paramref name="Factor"/>.</summary>
public sealed record PowerChange(DateOnly Date, PlaceFilter Where, [property: Unit("factor", 0, 1000)] double Factor) : Intervention(Date);

/// <summary>On the date, each person of the described group is given a handset with a line with the given chance in percent.</summary>
/// <param name="Work">A work group's key; null is anyone.</param>
/// <param name="Class">A class's key; null is anyone.</param>
/// <param name="Settlement">"urban", "rural" or null for both.</param>
/// <param name="Model">A handset model's key.</param>
public sealed record Gift(
    DateOnly Date,
    PlaceFilter Where,
    string? Work,
    string? Class,
    string? Settlement,
    [property: Unit("year", 0, 130)] int AgeFrom,
    [property: Unit("year", 0, 130)] int AgeTo,
    [property: Unit("%", 0, 100)] double Share,
    string Model) : Intervention(Date);

/// <summary>Districts by province key, by place, by district key; a null part matches all; all given parts must match.</summary>
public sealed record PlaceFilter(string? Province, Place? Place, ImmutableArray<string> Districts)
{
    public bool Matches(District district) =>
        (Province is null || Province == district.Province)
        && (Place is null || Place == district.Place)
        && (Districts.IsDefaultOrEmpty || Districts.Contains(district.Key));
}
