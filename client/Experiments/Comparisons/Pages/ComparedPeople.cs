using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Reports;

namespace AdoptionSim.Client.Experiments.Comparisons.Pages;

/// <summary>Writes the section of a comparison's page on people: the months with a phone that persons of each group gain and lose.</summary>
internal sealed class ComparedPeople(ImmutableArray<PersonRow> rows)
{
    /// <summary>The properties, such as income, by which the page groups people, because policies refer to them. The CSV files have all properties.</summary>
    public static readonly ImmutableArray<string> Dimensions = ["settlement", "class", "income"];

    public IEnumerable<XElement?> Of(string scenario)
    {
        PersonRow[] all =
        [
            .. rows.Where(row =>
                row.Scenario == scenario && row.Counted == PersonsFile.Persons && (row.Dimension == DifferenceRow.Total || Dimensions.Contains(row.Dimension))
            ),
        ];
        PersonRow[] net = [.. all.Where(row => row is { Measure: PersonsFile.Net, Mean: not null })];
        if (net.Length == 0)
        {
            yield break;
        }

        double? Mean(PersonRow group, string measure) =>
            all.FirstOrDefault(row => row.Measure == measure && row.Dimension == group.Dimension && row.Group == group.Group)?.Mean;
        double? Churn(PersonRow group, string measure) =>
            all.FirstOrDefault(row => row.Measure == measure && row.Dimension == group.Dimension && row.Group == group.Group)?.Churn;
        yield return Html.Heading($"Person by person with {scenario}");
        yield return Html.Picture(
            RowChart.Intervals(
                "net months with a phone, for each person",
                "luck: 90 % interval over seeds",
                [.. net.Select(row => new ChartRow(NameOf(row), null, row.Mean!.Value, row.Low, row.High))]
            ),
            "Net months with a phone that the persons of each group gain, as a point with a bar; the numbers are in the table below."
        );
        yield return Html.Table(
            $"Months with a phone for each person, gained and lost with {scenario}",
            net,
            new("group", NameOf),
            new("gained", row => PageText.Number(Mean(row, PersonsFile.Gained))),
            new("lost", row => PageText.Number(Mean(row, PersonsFile.Lost))),
            new("net", row => PageText.Signed(row.Mean)),
            new("low (luck)", row => PageText.Signed(row.Low)),
            new("high (luck)", row => PageText.Signed(row.High)),
            new("gross", row => PageText.Number(Mean(row, PersonsFile.Gross))),
            new("gross by churn alone", row => PageText.Number(Churn(row, PersonsFile.Gross)))
        );
        yield return Html.Note(
            "Net effects by group are causal within the model. Single gainers and losers also depend on interactions; the churn is what a change "
                + "that means nothing "
                + "brings about."
        );
        yield return PageParts.Link(PersonsFile.FileName, "All groups, and households, as CSV");
    }

    private static string NameOf(PersonRow row) => row.Dimension == DifferenceRow.Total ? "all" : $"{PageText.Words(row.Dimension)} {row.Group}";
}
