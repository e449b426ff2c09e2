using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Rejects dates in a nation's file that precede the launch of the mobile network and can have no effect. A run never begins before the launch.
/// </summary>
internal sealed class LaunchChecks(Nation nation, Map root, Problems problems)
{
    // Prices of things that exist only with the network: nobody can have paid them before the launch.
    private static readonly ImmutableArray<string> Prices =
    [
        "market.activation_fee",
        "market.monthly_fee",
        "market.included_minutes",
        "market.extra_minute",
        "foreigners.sim_price",
        "foreigners.data_price",
        "foreigners.data_volume_price",
    ];

    public void Check()
    {
        foreach (var (path, series) in SeriesOf(nation, ""))
        {
            CheckSeries(path, series, isPrice: Prices.Contains(path) || path.StartsWith("market.models.", StringComparison.Ordinal));
        }

        foreach (var (index, shop) in nation.Market.Shops.Index().Where(shop => shop.Item.Opens < nation.Launch))
        {
            Refuse($"market.shops[{index}].opens", shop.Opens, "on or after");
        }

        foreach (var (index, rule) in (nation.Access?.Table ?? []).Index().Where(rule => rule.Item.Until <= nation.Launch))
        {
            Refuse($"access.table[{index}].until", rule.Until!.Value, "after");
        }

        CheckOthers();
    }

    private void CheckOthers()
    {
        if (nation.Means.Reform is { } reform && reform.Date <= nation.Launch)
        {
            Refuse("means.reform.date", reform.Date, "after");
        }

        if (nation.Intranet?.CountyLibraries is { } libraries && libraries.Until < nation.Launch)
        {
            Refuse("intranet.county_libraries.until", libraries.Until, "on or after");
        }
    }

    // The first point's value also holds before its date. A single point may therefore lie before the launch, and a line may begin there.
    private void CheckSeries(string path, DatedSeries series, bool isPrice)
    {
        for (var i = 0; i < series.Points.Length; i++)
        {
            var isOver = i + 1 < series.Points.Length && series.Points[i + 1].Date <= nation.Launch;
            if (series.Points[i].Date < nation.Launch && (isPrice || isOver))
            {
                Refuse($"{path}.points[{i}].date", series.Points[i].Date, "on or after");
            }
        }
    }

    private void Refuse(string path, DateOnly date, string when) =>
        problems.Add(root.Nearest(path), path, $"is '{Names.Date(date)}'", $"a date {when} {Names.Date(nation.Launch)}, the launch");

    private static IEnumerable<(string Path, DatedSeries Series)> SeriesOf(object? value, string path) =>
        value switch
        {
            DatedSeries series => [(path, series)],
            null or string => [],
            System.Collections.IEnumerable items when !IsDefault(items) => items
                .Cast<object>()
                .SelectMany(
                    (item, index) =>
                        SeriesOf(item, item.GetType().GetProperty("Key")?.GetValue(item) is string key ? Names.Join(path, key) : $"{path}[{index}]")
                ),
            _ when value.GetType().Namespace == typeof(Nation).Namespace => Shape
                .Of(value.GetType())
                .Members.SelectMany(member => SeriesOf(member.Property.GetValue(value), Names.Join(path, member.Name))),
            _ => [],
        };

    private static bool IsDefault(object items) => items.GetType().GetProperty("IsDefault")?.GetValue(items) is true;
}
