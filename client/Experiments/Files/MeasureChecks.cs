using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Reads the list of measures to record in an experiment file, and checks them against the nation and the dates of the runs.</summary>
/// <param name="nation">The nation of the runs; null if it is unknown, so that names and places are not checked.</param>
/// <param name="scenario">The base scenario; null if it cannot be read, so that dates are not checked.</param>
internal sealed class MeasureChecks(Nation? nation, Scenario? scenario, double scale, int stepDays, Problems problems)
{
    public ImmutableArray<AskedMeasure> Read(Sequence list)
    {
        if (list.Items.Count == 0)
        {
            problems.Add(list.At, "measures", "is empty", "at least one measure");
        }

        var catalog = nation is null ? null : new MeasureCatalog(nation, scale);
        var measures = ImmutableArray.CreateBuilder<AskedMeasure>();
        foreach (var (index, item) in list.Items.Index())
        {
            var path = $"measures[{index}]";
            if (item is not Scalar { Text: var text } || AskedMeasure.Parse(text) is not { } measure)
            {
                problems.Add(item.At, path, item.Describe(), AskedMeasure.Allowed);
                continue;
            }

            if (measures.FirstOrDefault(other => other.NameInTables == measure.NameInTables) is { } twice)
            {
                problems.Add(item.At, path, $"{Names.Is(text)}, which has the name {measure.NameInTables} of '{Names.Short(twice.Text)}'", "each measure once");
                continue;
            }

            Check(item.At, path, measure, catalog);
            measures.Add(measure);
        }

        return measures.ToImmutable();
    }

    private void Check(Origin at, string path, AskedMeasure measure, MeasureCatalog? catalog)
    {
        if (catalog?.FaultOf(measure) is { } fault)
        {
            problems.Add(at, path, fault.Fault, fault.Allowed);
        }

        if (scenario is not null && measure.Date is { } date && new ReadingDates(scenario.Start, scenario.Until, stepDays) is var dates && !dates.Covers(date))
        {
            problems.Add(at, path, $"{Names.Is(measure.Text)}", $"a date from {Names.Date(dates.Start)} to {Names.Date(dates.Until)}, the days of a run");
        }
    }
}
