using System.Collections;
using System.Text.Json;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Checks each value of a nation or scenario that was sent as JSON against the limits of its unit. For files, the reader makes these checks while reading.
/// </summary>
internal sealed class ValueChecks(string what, Problems problems)
{
    private static readonly (DateOnly First, DateOnly Last) Dates = (new(1900, 1, 1), new(2499, 12, 31));
    private readonly Origin at = new(what);

    public void Check(object value) => Check(value, "", null);

    private void Check(object? value, string path, UnitAttribute? unit)
    {
        switch (value)
        {
            case null:
                break;
            case Quantity quantity:
                CheckQuantity(quantity, path, unit);
                break;
            case DatedSeries series:
                CheckSeries(series, path, unit);
                break;
            case double number:
                Require(IsWithin(number, unit), path, Names.Number(number), unit is null ? "a number" : $"a number {QuantityForms.Range(unit)}");
                break;
            case int number:
                Require(IsWithin(number, unit), path, $"{number}", unit is null ? "a number" : $"a whole number {QuantityForms.Range(unit)}");
                break;
            case DateOnly date:
                Require(
                    date >= Dates.First && date <= Dates.Last,
                    path,
                    Names.Date(date),
                    $"a date from {Names.Date(Dates.First)} to {Names.Date(Dates.Last)}"
                );
                break;
            case Enum kind:
                Require(Enum.IsDefined(kind.GetType(), kind), path, $"{kind}", string.Join(", ", Enum.GetNames(kind.GetType()).Select(Names.InFile)));
                break;
            case JsonElement topology:
                Require(TopologyFile.IsTopology(topology), path, "other JSON", TopologyFile.Allowed);
                break;
            case string or bool:
                break;
            case IEnumerable items:
                CheckItems(items, path, unit);
                break;
            default:
                CheckMembers(value, path);
                break;
        }
    }

    private void CheckMembers(object record, string path)
    {
        foreach (var member in Shape.Of(record.GetType()).Members)
        {
            Check(member.Property.GetValue(record), Names.Join(path, member.Name), member.Unit);
        }
    }

    private void CheckItems(IEnumerable items, string path, UnitAttribute? unit)
    {
        if (items.GetType().GetProperty("IsDefault")?.GetValue(items) is true)
        {
            problems.Add(at, path, "is missing", "a list");
            return;
        }

        var index = 0;
        foreach (var item in items)
        {
            Require(item is not null, $"{path}[{index}]", "", "a value");
            if (item is not null and not DictionaryEntry && !item.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal))
            {
                Check(item, $"{path}[{index}]", unit);
            }

            index++;
        }
    }

    private void CheckQuantity(Quantity quantity, string path, UnitAttribute? unit)
    {
        var isRange = quantity.Low <= quantity.Value && quantity.Value <= quantity.High;
        Require(
            isRange && IsWithin(quantity.Low, unit) && IsWithin(quantity.High, unit),
            path,
            Names.Number(quantity.Value),
            unit is null ? "a number" : $"a number within its range, {QuantityForms.Range(unit)}"
        );
    }

    private void CheckSeries(DatedSeries series, string path, UnitAttribute? unit)
    {
        Check(series.Between, Names.Join(path, "between"), null);
        if (series.Points.IsDefaultOrEmpty || series.Points.Any(point => point is null))
        {
            problems.Add(at, Names.Join(path, "points"), "is empty", "at least one point");
            return;
        }

        for (var i = 0; i < series.Points.Length; i++)
        {
            var point = series.Points[i];
            Check(point.Value, $"{path}.points[{i}].value", unit);
            Check(point.Date, $"{path}.points[{i}].date", null);
            Require(i == 0 || point.Date > series.Points[i - 1].Date, $"{path}.points[{i}].date", Names.Date(point.Date), "rising dates");
        }
    }

    private static bool IsWithin(double value, UnitAttribute? unit) => double.IsFinite(value) && (unit is null || (value >= unit.Least && value <= unit.Most));

    private void Require(bool holds, string path, string value, string allowed)
    {
        if (!holds)
        {
            problems.Add(at, path, Names.Is(value), allowed);
        }
    }
}
