using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// A row of <c>costs.csv</c>: a cost or a total of a scenario, minus that of the reference scenario; or an unpriced change. An unpriced change is an
/// intervention or a parameter by which the scenario differs from the reference, and whose own cost is not known.
/// </summary>
/// <param name="Payer">
/// Household, operator or state. <see cref="ScenarioCosts.Everybody"/> for the total without payments between these; empty for an unpriced change.
/// </param>
/// <param name="Quantity">
/// The difference between the two scenarios in the measure that causes the cost. Null for a total, for an unpriced change, and for fewer than two seeds.
/// </param>
/// <param name="Usd">The cost in US dollars, with its confidence interval over seeds; null if it is not known.</param>
/// <param name="Range">The cost at the lowest and at the highest plausible unit costs; null if it is not known.</param>
/// <param name="Source">Where the unit cost comes from, or why no cost is known.</param>
internal sealed record CostRow(
    string Item,
    string Payer,
    string Measure,
    Interval? Quantity,
    (double Value, double Low, double High)? UnitCost,
    Interval? Usd,
    (double Low, double High)? Range,
    string Source
)
{
    public bool IsAttributed => Usd is not null;
}

/// <summary>
/// Computes the costs of a scenario at the end of the run, above those of the reference: payments that the model measures, and costs from a table of prices per
/// unit.
/// </summary>
/// <param name="unitCosts">The costs of one handset, one gift and so on; empty if the nation has no such table.</param>
internal sealed class ScenarioCosts(Comparison comparison, ComparedLayout layout, ComparedDifferences differences, ImmutableArray<UnitCost> unitCosts)
{
    public const string Everybody = "everybody";
    public const string Total = "total";

    private const string Measured = "measured in the model";

    private readonly int _spending = layout.IndexOf(ComparedLayout.HandsetSpending);
    private readonly int _revenue = layout.IndexOf(ComparedLayout.Revenue);

    /// <summary>
    /// Returns the rows of <c>costs.csv</c> for a scenario: costs, their total for each payer, a total without payments between payers, and interventions and
    /// parameters of the scenario whose own cost is not known.
    /// </summary>
    /// <param name="scenario">The index of the scenario.</param>
    public IEnumerable<CostRow> Of(int scenario)
    {
        CostRow[] rows =
        [
            Payment(scenario, "handsets_and_activation", Payer.Household, ComparedLayout.HandsetSpending, _spending, 1, Measured),
            Payment(scenario, "fees_and_airtime", Payer.Household, ComparedLayout.Revenue, _revenue, 1, Measured),
            Payment(
                scenario,
                "handset_receipts_foregone",
                Payer.Operator,
                ComparedLayout.HandsetSpending,
                _spending,
                -1,
                $"{Measured}; used handsets are included, although their price goes to other households"
            ),
            Payment(scenario, "fees_foregone", Payer.Operator, ComparedLayout.Revenue, _revenue, -1, Measured),
            .. unitCosts.Select(cost => Assumed(scenario, cost)),
        ];
        return rows.Concat(Enum.GetValues<Payer>().Select(payer => TotalOf(scenario, payer))).Append(Resources(scenario)).Concat(NotAttributed(scenario));
    }

    private static string NameOf(Payer payer) => Names.InFile(payer.ToString());

    private CostRow Payment(int scenario, string item, Payer payer, string measure, int index, int sign, string source) =>
        Row(scenario, item, NameOf(payer), measure, end => end[index], (sign, sign, sign), source);

    private CostRow Assumed(int scenario, UnitCost cost)
    {
        var index = layout.IndexOf(cost.Measure);
        return Row(scenario, cost.Item, NameOf(cost.Payer), cost.Measure, end => end[index], (cost.UsdPerUnit, cost.Low, cost.High), cost.Source);
    }

    private CostRow Row(
        int scenario,
        string item,
        string payer,
        string measure,
        Func<double[], double> quantity,
        (double Value, double Low, double High) unitCost,
        string source
    )
    {
        var change = differences.LuckOfEnd(scenario, quantity);
        return new CostRow(
            item,
            payer,
            measure,
            change,
            unitCost,
            differences.LuckOfEnd(scenario, end => unitCost.Value * quantity(end)),
            change is null ? null : Ends(change.Mean * unitCost.Low, change.Mean * unitCost.High),
            source
        );
    }

    private CostRow TotalOf(int scenario, Payer payer)
    {
        double Measurable(double[] end) =>
            payer switch
            {
                Payer.Household => end[_spending] + end[_revenue],
                Payer.Operator => -end[_spending] - end[_revenue],
                _ => 0,
            };
        UnitCost[] costs = [.. unitCosts.Where(cost => cost.Payer == payer)];
        return Sum(
            scenario,
            NameOf(payer),
            costs,
            Measurable,
            payer == Payer.State ? "sum of the state's rows" : "sum of this payer's rows; payments between payers included"
        );
    }

    private CostRow Resources(int scenario) =>
        Sum(scenario, Everybody, [.. unitCosts], _ => 0, "sum of the rows of the table of costs; payments between households and operator cancel out");

    private CostRow Sum(int scenario, string payer, UnitCost[] costs, Func<double[], double> measured, string source)
    {
        double At(double[] end, Func<UnitCost, double> price) => measured(end) + costs.Sum(cost => price(cost) * end[layout.IndexOf(cost.Measure)]);
        var usd = differences.LuckOfEnd(scenario, end => At(end, cost => cost.UsdPerUnit));

        // The cheapest and the dearest combination: an item that falls costs least at its highest price.
        double Extreme(bool isLowest) =>
            (differences.LuckOfEnd(scenario, measured)?.Mean ?? 0)
            + costs.Sum(cost =>
            {
                var change = differences.LuckOfEnd(scenario, end => end[layout.IndexOf(cost.Measure)])?.Mean ?? 0;
                var (low, high) = Ends(change * cost.Low, change * cost.High);
                return isLowest ? low : high;
            });
        var isKnown = unitCosts.Length > 0;
        return new CostRow(
            Total,
            payer,
            "",
            null,
            null,
            isKnown ? usd : null,
            isKnown ? (Extreme(isLowest: true), Extreme(isLowest: false)) : null,
            isKnown ? source : $"not attributed: the nation has no table of costs ({CostTable.FileName} beside its file)"
        );
    }

    /// <summary>
    /// Returns a row of <c>costs.csv</c> for each change that the scenario makes and whose own cost is neither measured nor in the table of prices.
    /// </summary>
    private IEnumerable<CostRow> NotAttributed(int scenario)
    {
        if (scenario == comparison.NoiseIndex)
        {
            return [];
        }

        var changes = ScenarioChanges.Of(comparison.Reference.Question, comparison.Scenarios[scenario].Question);
        return changes
            .Interventions.Select(Uncosted)
            .OfType<string>()
            .Concat(changes.Set.Select(set => set.Key).Where(key => !IsPrice(key)))
            .Distinct()
            .Select(change => new CostRow(
                change,
                "",
                "",
                null,
                null,
                null,
                null,
                "not attributed: the table of costs has no price for this change itself; its effects on the rows above are counted"
            ));
    }

    // Changes of prices show in what households pay and the operator receives. Stations and gifts have a price in the table, if there is one.
    private string? Uncosted(Intervention intervention) =>
        intervention switch
        {
            PriceChange or TariffChange => null,
            Gift when Has(ComparedLayout.Gifts) => null,
            TowerChange { Add: > 0, OnAir: null, Channels: null } when Has(ComparedLayout.StationYears) => null,
            _ => Names.InFile(intervention.GetType().Name).Replace("_change", "", StringComparison.Ordinal),
        };

    private bool Has(string measure) => unitCosts.Any(cost => cost.Measure == measure);

    private static bool IsPrice(string key) => key.StartsWith("market.", StringComparison.Ordinal);

    private static (double Low, double High) Ends(double one, double other) => (Math.Min(one, other), Math.Max(one, other));
}
