using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>Converts the parameters in a file to quantities or dated series, and checks each value against its unit, range and limits.</summary>
internal sealed class QuantityForms(Binder binder)
{
    public static string Range(UnitAttribute unit) => Range(unit.Least, unit.Most, unit.Unit);

    public object? BindQuantity(Node node, string path, UnitAttribute? unit)
    {
        if (binder.Bind<QuantityForm>(node, path) is not { } form)
        {
            return null;
        }

        CheckUnit((Map)node, path, form.Unit, unit!);
        var (low, high) = CheckRange((Map)node, path, form.Range, unit!);
        CheckValue(((Map)node)["value"]!, Names.Join(path, "value"), form.Value, low, high, unit!);
        return new Quantity(form.Value, low, high, form.Unit, form.Source);
    }

    public object? BindSeries(Node node, string path, UnitAttribute? unit)
    {
        if (binder.Bind<SeriesForm>(node, path) is not { } form)
        {
            return null;
        }

        CheckUnit((Map)node, path, form.Unit, unit!);
        var (low, high) = form.Range is { } range ? CheckRange((Map)node, path, range, unit!) : (unit!.Least, unit.Most);
        CheckPoints(((Map)node)["points"]!, Names.Join(path, "points"), form.Points, low, high, unit!);
        return new DatedSeries(form.Unit, form.Between, form.Points);
    }

    private static string Range(double low, double high, string unit) => $"between {Names.Number(low)} and {Names.Number(high)} {unit}";

    private void CheckUnit(Map node, string path, string found, UnitAttribute unit)
    {
        if (found != unit.Unit)
        {
            binder.Problems.Add(node["unit"]!.At, Names.Join(path, "unit"), Names.Is(found), unit.Unit);
        }
    }

    private (double Low, double High) CheckRange(Map node, string path, ImmutableArray<double> range, UnitAttribute unit)
    {
        if (range is [var low, var high] && low <= high && low >= unit.Least && high <= unit.Most)
        {
            return (low, high);
        }

        binder.Problems.Add(
            node["range"]!.At,
            Names.Join(path, "range"),
            Names.Is($"[{string.Join(", ", range.Select(Names.Number))}]"),
            $"[low, high] {Range(unit)}"
        );
        return (unit.Least, unit.Most);
    }

    private void CheckPoints(Node node, string path, ImmutableArray<DatedPoint> points, double low, double high, UnitAttribute unit)
    {
        if (points.IsEmpty)
        {
            binder.Problems.Add(node.At, path, "is empty", "at least one point");
        }

        var items = ((Sequence)node).Items;
        for (var i = 0; i < points.Length; i++)
        {
            CheckValue(((Map)items[i])["value"]!, $"{path}[{i}].value", points[i].Value, low, high, unit);
            if (i > 0 && points[i].Date <= points[i - 1].Date)
            {
                binder.Problems.Add(items[i].At, $"{path}[{i}].date", Names.Is(Names.Date(points[i].Date)), $"a date after {Names.Date(points[i - 1].Date)}");
            }
        }
    }

    private void CheckValue(Node node, string path, double value, double low, double high, UnitAttribute unit)
    {
        if (value < low || value > high)
        {
            binder.Problems.Add(node.At, path, Names.Is(Names.Number(value)), "a number " + Range(low, high, unit.Unit));
        }
    }

    private sealed record QuantityForm(double Value, string Unit, ImmutableArray<double> Range, string Source);

    private sealed record SeriesForm(string Unit, Between Between, ImmutableArray<double>? Range, ImmutableArray<DatedPoint> Points);
}
