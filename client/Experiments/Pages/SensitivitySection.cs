using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes the section of an experiment's page on how much each uncertain parameter, and chance, contribute to the spread of measures, for the first combination
/// of policy values.
/// </summary>
/// <param name="main">The measure that answers the question.</param>
internal sealed class SensitivitySection(Experiment experiment, PageResults results, AskedMeasure main)
{
    private const double Percent = 100;

    public IEnumerable<XElement?> Of() => Effects().Concat(Variance());

    private IEnumerable<XElement?> Effects()
    {
        var measure = main.IsSeries ? experiment.Scalars.FirstOrDefault() : main;
        EffectRow[] rows =
        [
            .. EffectRow
                .Of(experiment, results.Runs)
                .Where(row => row.Values.Measure == measure && IsFirst(row.Values))
                .OrderByDescending(row => row.Effect.MeanAbsolute),
        ];
        if (rows.Length == 0)
        {
            yield break;
        }

        var unit = MeasureCatalog.UnitOf(measure!);
        yield return Html.Heading("Which unknown parameter matters");
        yield return Html.Table(
            $"Elementary effects on {PageText.Of(measure!, experiment.Question.Nation)} ({unit}) on {Html.Date(rows[0].Values.Date)}{At()}",
            rows,
            new("parameter", row => row.Parameter),
            new("mean size (mu*)", row => PageText.Number(row.Effect.MeanAbsolute)),
            new("mean (mu)", row => PageText.Signed(row.Effect.Mean)),
            new("spread (sigma)", row => PageText.Number(row.Effect.Spread)),
            new("trajectories", row => Html.Whole(row.Trajectories))
        );
        yield return Html.Note(
            "An effect is the change of the measure over the whole range of the parameter. Mu* ranks the parameters. A sigma as large as mu* means that "
                + "the effect depends on the values of other parameters, or is not linear."
        );
        yield return PageParts.Link(SensitivityFiles.Effects, "The effects on all measures as CSV");
    }

    private IEnumerable<XElement?> Variance()
    {
        VarianceRow[] rows = [.. VarianceRow.Of(experiment, results.Runs).Where(row => IsFirst(row.Values))];
        if (rows.Length == 0)
        {
            yield break;
        }

        yield return Html.Heading("Luck or ignorance");
        yield return Html.Table(
            $"The variance of each measure, split into luck and ignorance{At()}",
            rows,
            new("measure", row => PageText.Of(row.Values.Measure, experiment.Question.Nation)),
            new("date", row => Html.Date(row.Values.Date)),
            new("luck, % of the variance", row => Html.Decimals(Percent * row.Split.LuckShare, 1)),
            new("ignorance, % of the variance", row => Html.Decimals(Percent * row.Split.IgnoranceShare, 1)),
            new("points", row => Html.Whole(row.Points)),
            new("seeds", row => Html.Whole(row.Seeds))
        );
        yield return Html.Note(
            "Luck is the variance over seeds at one parameter set, ignorance that over parameter sets. Few points or seeds estimate both roughly."
        );
        yield return PageParts.Link(SensitivityFiles.Variance, "All combinations of levers as CSV");
    }

    private bool IsFirst(DesignValues values) => values.Levers.SequenceEqual(First);

    private ImmutableArray<string> First => experiment.Table.Points[0].Values[..experiment.Levers.Length];

    private string At() => experiment.Levers.IsEmpty ? "" : $", with {results.Reference.Text}";
}
