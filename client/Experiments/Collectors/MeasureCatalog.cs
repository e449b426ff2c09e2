using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Experiments.Collectors;

/// <summary>A measure, such as subscribers, that an experiment file may ask to record.</summary>
/// <param name="Unit">The unit of its values; counts are of real people and things.</param>
/// <param name="IsOfPlaces">True if it exists for provinces and districts too.</param>
/// <param name="Make">Creates the object that computes the measure's values in one run.</param>
internal sealed record CatalogEntry(string Name, string Unit, string Help, bool IsOfPlaces, Func<MeasureCatalog, AskedMeasure, Collector> Make);

/// <summary>The catalog of measures that an experiment on one nation may record, with the places and groups of people of this nation.</summary>
internal sealed class MeasureCatalog(Nation nation, double scale)
{
    private readonly Units _units = new(nation);
    private readonly StrataLayout _layout = new(nation);

    /// <summary>The measures of the nation as a whole; those with <see cref="CatalogEntry.IsOfPlaces"/> are of provinces and districts too.</summary>
    public static ImmutableArray<CatalogEntry> Entries { get; } = [.. OfDistricts(), .. OfNation(), .. OfInequality()];

    /// <summary>The measures that an experiment can record for a group of people, such as the owners of a phone.</summary>
    public static ImmutableArray<StratumMeasure> OfGroups { get; } = [.. Enum.GetValues<StratumMeasure>()];

    /// <summary>Returns the reason why an experiment cannot record a measure, and the values allowed instead; null if the nation has the measure.</summary>
    public (string Fault, string Allowed)? FaultOf(AskedMeasure asked)
    {
        if (asked.Group is { } group)
        {
            return FaultOfGroup(asked, group);
        }

        if (Find(asked.Name) is not { } entry)
        {
            return ($"{Names.Is(asked.Name)}, which is no measure", Names.Instead(asked.Name, Entries.Select(each => each.Name)));
        }

        return asked.Place switch
        {
            null => null,
            _ when !entry.IsOfPlaces => ($"asks for {asked.Name} of a place", $"{asked.Name} of the nation: {asked.Name}@end"),
            { } place when DistrictsOf(place) is null => ($"{Names.Is(place)}, which is no place", Names.Instead(place, Places())),
            _ => null,
        };
    }

    /// <summary>Returns the unit of a measure for which <see cref="FaultOf"/> returns null.</summary>
    public static string UnitOf(AskedMeasure asked) => asked.Group is null ? Find(asked.Name)!.Unit : Measures.Of(StratumOf(asked.Name)!.Value).Unit;

    /// <summary>
    /// Creates the collector, the object that computes a measure's values in one run, for a measure for which <see cref="FaultOf"/> returns null.
    /// </summary>
    public Collector CollectorOf(AskedMeasure asked) =>
        asked.Group is { } group
            ? new StratumCollector(_layout, _layout.Places.IndexOf(asked.Place ?? "nation"), GroupIndex(group), StratumOf(asked.Name)!.Value, scale)
            : Find(asked.Name)!.Make(this, asked);

    private static CatalogEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    private static IEnumerable<CatalogEntry> OfDistricts() =>
        [
            .. Measures.All.Select(measure =>
            {
                var declared = Measures.Of(measure);
                return new CatalogEntry(
                    declared.RealName ?? declared.Name,
                    declared.Unit,
                    declared.Help.Replace(" (simulated)", "", StringComparison.Ordinal),
                    true,
                    (catalog, asked) => new CountCollector(measure, catalog.DistrictsOf(asked.Place)!.Value, new Scaling(catalog.Scale))
                );
            }),
            .. AllRatios.Declared.Select(each => new CatalogEntry(each.Ratio.Name, each.Ratio.Unit, each.Ratio.Help, true, (catalog, asked) =>
                new RatioCollector(each.Ratio, catalog.DistrictsOf(asked.Place)!.Value, catalog._units.Find(asked.Place).Constants, catalog.Scale)
            )),
        ];

    private static IEnumerable<CatalogEntry> OfNation() =>
        [
            .. Enum.GetValues<NationMeasure>()
                .Select(measure => Of(Measures.Of(measure), counts => (double)counts[(int)measure] / Measures.Of(measure).PartsOfUnit)),
            .. AllRatios.OfNation.Select(each => new CatalogEntry(each.Ratio.Name, each.Ratio.Unit, each.Ratio.Help, false, (_, _) =>
                new NationCollector(counts => each.Ratio.Of(measure => counts[(int)measure]))
            )),
            .. Enum.GetValues<ForeignMeasure>()
                .Where(measure => Measures.Of(measure).NationName is not null)
                .GroupBy(measure => Measures.Of(measure).NationName!)
                .Select(total => new CatalogEntry(
                    total.Key,
                    Measures.Of(total.First()).Unit,
                    string.Join(" + ", total.Select(measure => Measures.Of(measure).Help)),
                    false,
                    (catalog, _) =>
                        new NationCollector(counts =>
                            total.Sum(measure => new Scaling(catalog.Scale).Real(measure, NationSeries.Sum(counts, measure)) / Measures.Of(measure).PartsOfUnit)
                        )
                )),
        ];

    private static CatalogEntry Of(MeasureDeclaration declared, Func<long[], double?> read) =>
        new(declared.Name, declared.Unit, declared.Help, false, (_, _) => new NationCollector(read));

    private static IEnumerable<CatalogEntry> OfInequality() =>
        [
            new("capital_share", "ratio", "Lines of people of the capital's province, divided by all lines of the nation.", false, (catalog, _) =>
                new CapitalShareCollector(catalog.DistrictsOf(catalog.CapitalProvince)!.Value)
            ),
            .. DivideFigure.All.Select(figure => new CatalogEntry(figure.Column, "ratio", HelpOf(figure), false, (catalog, _) =>
                new DivideCollector(new DivideLayout(catalog.Nation), figure)
            )),
        ];

    private static string HelpOf(DivideFigure figure) =>
        figure.Kind switch
        {
            DivideKind.Gini => $"Gini coefficient of owners per person across {figure.Key.Replace('_', ' ')}.",
            DivideKind.Theil => $"Theil's T of owners per person across {figure.Key.Replace('_', ' ')}.",
            _ => $"Owners per person, {figure.Label}: those of the first group divided by those of the second.",
        };

    private double Scale => scale;

    private Nation Nation => nation;

    private string CapitalProvince => nation.CapitalProvince;

    private static StratumMeasure? StratumOf(string name) =>
        OfGroups.Where(measure => Measures.Of(measure).Name == name).Select(measure => (StratumMeasure?)measure).FirstOrDefault();

    private (string Fault, string Allowed)? FaultOfGroup(AskedMeasure asked, (string Dimension, string Key) group)
    {
        if (StratumOf(asked.Name) is not { } measure)
        {
            return ($"{Names.Is(asked.Name)}, which is no measure of groups", Names.Instead(asked.Name, OfGroups.Select(each => Measures.Of(each).Name)));
        }

        if (asked.Place is { } place && !_layout.Places.Contains(place))
        {
            return ($"{Names.Is(place)}, which is no place of groups", Names.Instead(place, _layout.Places));
        }

        var written = $"{group.Dimension}={group.Key}";
        if (GroupIndex(group) < 0)
        {
            return ($"{Names.Is(written)}, which is no group", Names.Instead(written, _layout.Groups.Select(Written)));
        }

        return measure is StratumMeasure.Households or StratumMeasure.HouseholdsWithPhone && !_layout.Groups[GroupIndex(group)].HasHouseholds
            ? ($"asks for {asked.Name} of {written}", "a group of households: total, class, income or settlement")
            : null;
    }

    private int GroupIndex((string Dimension, string Key) group) =>
        _layout.Groups.IndexOf(_layout.Groups.FirstOrDefault(each => Written(each) == $"{group.Dimension}={group.Key}")!);

    private static string Written(StratumGroup group) => $"{group.Dimension.InTables()}={group.Key}";

    private IEnumerable<string> Places() => _units.Provinces.Concat(_units.Districts).Select(unit => unit.Labels[0]);

    /// <summary>
    /// Returns the indices of the districts of a place: a province, a district, or the nation if none is named; null if there is no such place.
    /// </summary>
    private ImmutableArray<int>? DistrictsOf(string? place)
    {
        ImmutableArray<int> found =
        [
            .. nation.Districts.Index().Where(each => place is null || each.Item.Province == place || each.Item.Key == place).Select(each => each.Index),
        ];
        return found.IsEmpty ? null : found;
    }
}
