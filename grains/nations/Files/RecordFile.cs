using System.Collections.Immutable;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads <c>record.csv</c>, the published figures of a nation.</summary>
internal sealed class RecordFile(Problems problems)
{
    private IReadOnlyList<(RecordRow Row, Origin At)> _rows = [];

    /// <summary>Returns the published figures of a nation from a CSV file, in order of date, after a check of each row on its own.</summary>
    public ImmutableArray<RecordRow> Read(string path, Binder binder)
    {
        _rows = Table.Read<RecordRow>(path, binder);
        foreach (var (row, at) in _rows)
        {
            CheckValues(row, at);
        }

        return [.. _rows.Select(each => each.Row).OrderBy(row => row.Date)];
    }

    /// <summary>
    /// Checks the published figures after they were read. Each place must exist in the nation, no date may precede the launch, and no figure may be given
    /// twice.
    /// </summary>
    public void Check(Nation nation)
    {
        var places = nation.Provinces.Select(province => province.Key).Concat(nation.Districts.Select(district => district.Key)).ToHashSet();
        var seen = new Dictionary<object, Origin>();
        foreach (var (row, at) in _rows)
        {
            if (row.Place is { } place && !places.Contains(place))
            {
                problems.Add(
                    at,
                    "place",
                    Names.Is(place),
                    $"no value for the whole nation, or the key of a province or district: {Names.Instead(place, places)}"
                );
            }

            if (row.Date < nation.Launch)
            {
                problems.Add(at, "date", Names.Is(Names.Date(row.Date)), $"a date on or after {Names.Date(nation.Launch)}, the launch");
            }

            if (!seen.TryAdd((row.Measure, row.Place, row.Group, row.Date), at))
            {
                var first = seen[(row.Measure, row.Place, row.Group, row.Date)];
                problems.Add(at, "", $"the row is a second one of its measure, place, group and date, after line {first.Line}", "one row");
            }
        }
    }

    private void CheckValues(RecordRow row, Origin at)
    {
        if (RecordMeasures.Find(row.Measure) is not { } measure)
        {
            problems.Add(at, "measure", Names.Is(row.Measure), Names.Instead(row.Measure, RecordMeasures.All.Select(known => known.Key)));
            return;
        }

        CheckRange(measure, "low", row.Low, 0, at);
        if (row.High is { } high)
        {
            CheckRange(measure, "high", high, Math.Clamp(row.Low, 0, measure.Most), at);
        }
    }

    private void CheckRange(RecordMeasure measure, string field, double value, double least, Origin at)
    {
        if (value < least || value > measure.Most)
        {
            problems.Add(at, field, Names.Is(Names.Number(value)), $"a number between {Names.Number(least)} and {Names.Number(measure.Most)} {measure.Unit}");
        }
    }
}
