using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Scenarios;

/// <summary>
/// A what-if question about a nation that a run answers: start and end, changed parameters, and interventions (dated changes during the run).
/// </summary>
public sealed record Scenario
{
    public required string Key { get; init; }

    /// <summary>A paragraph that describes the scenario's question.</summary>
    public required string Asks { get; init; }

    /// <summary>The key of the nation to simulate.</summary>
    public required string Nation { get; init; }

    public required DateOnly Start { get; init; }

    /// <summary>The end of the run: it stops at the first tick whose date reaches or passes this day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>New values for parameters of the nation, by dotted path such as <c>adoption.consider_rate</c>, each in the parameter's unit.</summary>
    public required ImmutableSortedDictionary<string, string> Set { get; init; }

    /// <summary>The changes made during the run, such as cheaper handsets from a date on: in order of date, then in order of the file.</summary>
    public required ImmutableArray<Intervention> Interventions { get; init; }

    /// <summary>
    /// True if the scenario describes the nation as it was: it changes nothing in the nation's file and begins at the launch. Only then can the result be
    /// compared with the published figures. For any other scenario the figures are mere context.
    /// </summary>
    public bool IsFactual(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return Set.IsEmpty && Interventions.IsEmpty && Start == nation.Launch;
    }
}

/// <summary>
/// A change that a scenario makes to the nation during the run, such as cheaper handsets. It takes effect at the start of the first tick whose date is on or
/// after <see cref="Date"/>.
/// </summary>
[JsonDerivedType(typeof(PriceChange), "price")]
[JsonDerivedType(typeof(TariffChange), "tariff")]
[JsonDerivedType(typeof(SupplyChange), "supply")]
[JsonDerivedType(typeof(PermissionChange), "permission")]
[JsonDerivedType(typeof(TowerChange), "towers")]
[JsonDerivedType(typeof(PowerChange), "power")]
[JsonDerivedType(typeof(AccessChange), "access")]
[JsonDerivedType(typeof(Gift), "gift")]
public abstract record Intervention(DateOnly Date);

/// <summary>
/// Multiplies the nation's prices of one handset model, or of all models if <paramref name="Model"/> is null, by <paramref name="Factor"/> (0 to 100) from the
/// date on.
/// </summary>
public sealed record PriceChange(DateOnly Date, string? Model, [property: Unit("factor", 0, 100)] double Factor) : Intervention(Date);

/// <summary>Replaces parts of the nation's phone tariff from the date on. A part that is null stays as it is.</summary>
/// <param name="MonthlyFee">The monthly fee in domestic currency.</param>
/// <param name="IncludedMinutes">The included minutes per month.</param>
/// <param name="ExtraMinute">The price of an extra minute in USD.</param>
public sealed record TariffChange(
    DateOnly Date,
    [property: Unit("domestic/month", 0, 1e9)] double? MonthlyFee,
    [property: Unit("min/month", 0, 100000)] double? IncludedMinutes,
    [property: Unit("USD/min", 0, 1000)] double? ExtraMinute
) : Intervention(Date);

/// <summary>
/// From the date on, limits the supply of handsets or removes the limit, and multiplies the yearly cap on orders of handsets. On the date, it can also add
/// handsets to the stock. A part that is null changes nothing.
/// </summary>
/// <param name="CapFactor">The factor on the number of handsets that the operator can order in a year.</param>
public sealed record SupplyChange(
    DateOnly Date,
    bool? Limited,
    [property: Unit("factor", 0, 1000)] double? CapFactor,
    [property: Unit("handsets", 0, 1e9)] int? ExtraStock
) : Intervention(Date);

/// <summary>Adds a rule to the end of the access table, which decides on the use of services, from the date on.</summary>
public sealed record AccessChange(DateOnly Date, AccessRule Rule) : Intervention(Date);

/// <summary>Adds a rule to the end of the permission table, which decides on applications for a line, from the date on.</summary>
public sealed record PermissionChange(DateOnly Date, PermissionRule Rule) : Intervention(Date);

/// <summary>
/// On the date, changes the base stations of the selected districts. It adds stations (each covers additional people), switches stations on or off, or sets
/// their channels.
/// </summary>
/// <param name="Where">The selected districts.</param>
/// <param name="Add">The number of base stations added to each district.</param>
/// <param name="OnAir">True to switch base stations on, false to switch them off; null leaves them as they are.</param>
/// <param name="Channels">The number of channels of every sector; null leaves them as they are.</param>
public sealed record TowerChange(
    DateOnly Date,
    PlaceFilter Where,
    [property: Unit("stations", 0, 1000)] int Add,
    bool? OnAir,
    [property: Unit("channels", 0, 1000)] int? Channels
) : Intervention(Date);

/// <summary>Multiplies the nation's rate of power cuts in the selected districts by <paramref name="Factor"/> from the date on.</summary>
public sealed record PowerChange(DateOnly Date, PlaceFilter Where, [property: Unit("factor", 0, 1000)] double Factor) : Intervention(Date);

/// <summary>On the date, gives people of the selected group a handset with a phone line, each with the given chance.</summary>
/// <param name="Work">The key of a work group; null matches anyone.</param>
/// <param name="Class">The key of a class; null matches anyone.</param>
/// <param name="Settlement">"urban" or "rural"; null matches both.</param>
/// <param name="Model">A handset model's key.</param>
/// <param name="Share">The chance of each person, in percent.</param>
public sealed record Gift(
    DateOnly Date,
    PlaceFilter Where,
    string? Work,
    string? Class,
    string? Settlement,
    [property: Unit("year", 0, 130)] int AgeFrom,
    [property: Unit("year", 0, 130)] int AgeTo,
    [property: Unit("%", 0, 100)] double Share,
    string Model
) : Intervention(Date);

/// <summary>
/// Selects the districts that an intervention (a dated change) concerns by province key, settlement type and district key. A property that is null or empty
/// matches all districts. A district must match all three properties.
/// </summary>
public sealed record PlaceFilter(string? Province, SettlementType? Place, ImmutableArray<string> Districts)
{
    public bool Matches(District district) =>
        (Province is null || Province == district.Province)
        && (Place is null || Place == district.Place)
        && (Districts.IsDefaultOrEmpty || Districts.Contains(district.Key));
}
