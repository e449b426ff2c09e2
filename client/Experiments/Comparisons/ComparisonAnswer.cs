using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// Writes the results of a comparison as sentences: differences in phone lines, people who gain and lose, costs, and the size of differences that mean nothing
/// (the noise floor).
/// </summary>
internal sealed class ComparisonAnswer(
    Comparison comparison,
    ComparedLayout layout,
    ComparedDifferences differences,
    ComparedRuns runs,
    ScenarioCosts costs,
    int lastDate
)
{
    /// <summary>Sentences on the limits of what a comparison shows.</summary>
    public static readonly ImmutableArray<string> Caveats =
    [
        "Net effects by stratum are causal within the model: both worlds have the same people with the same luck, and differ by the policy alone.",
        "Single gainers and losers also depend on interactions (purse, ties, stock, blocking): some differ without any cause that matters, as the noise "
            + "floor shows.",
        "Luck is the spread over seeds, and narrows with more of them. Ignorance of the parameters does not, and its ranges are a prior: not fitted to any "
            + "record.",
    ];

    private readonly int _lines = layout.IndexOf(ComparedLayout.Subscribers);

    /// <summary>
    /// Returns the results in sentences: one or more for each scenario other than the reference. The last ones are on the noise floor (differences that a
    /// negligible change makes) and on how much shared seeds narrow the intervals.
    /// </summary>
    public ImmutableArray<string> Sentences() =>
        [
            .. Enumerable
                .Range(1, comparison.Scenarios.Length - 1)
                .SelectMany(scenario => new[] { Of(scenario), People(scenario), Cost(scenario) })
                .OfType<string>(),
            .. new[] { Noise(), Pairing() }.OfType<string>(),
        ];

    /// <summary>
    /// Returns the differences from the reference scenario in the nation's phone lines on the last date, for each other scenario and for a negligible price
    /// change. One entry has the spread over seeds. If parameter values were drawn, a scenario has a second entry with the spread over the uncertain
    /// parameters.
    /// </summary>
    public ImmutableArray<HeadlineEntry> Headlines() =>
        [
            .. Enumerable
                .Range(1, comparison.NoiseIndex)
                .SelectMany(scenario =>
                    new[]
                    {
                        differences.Luck(scenario, lastDate, _lines) is ({ Difference: var interval } paired, var reference)
                            ? new HeadlineEntry(
                                comparison.LabelOf(scenario),
                                DifferencesFile.Luck,
                                interval.Mean,
                                interval.Low,
                                interval.High,
                                interval.Level,
                                interval.Count,
                                null,
                                reference,
                                paired.TimesNarrower
                            )
                            : null,
                        scenario < comparison.NoiseIndex && differences.Ignorance(scenario, lastDate, _lines) is { } ignorance
                            ? new HeadlineEntry(
                                comparison.LabelOf(scenario),
                                DifferencesFile.Ignorance,
                                ignorance.Mean,
                                ignorance.Low,
                                ignorance.High,
                                ignorance.Level,
                                ignorance.Runs,
                                ignorance.Samples,
                                ignorance.Reference,
                                null
                            )
                            : null,
                    }
                )
                .OfType<HeadlineEntry>(),
        ];

    private string? Of(int scenario)
    {
        if (differences.Luck(scenario, lastDate, _lines) is not ({ Difference: var lines }, var reference))
        {
            return null;
        }

        var (other, first) = (comparison.LabelOf(scenario), comparison.Reference.Label);
        var horizon = $"on {Names.Date(comparison.End)}";
        var luck = $"luck, {Level(lines.Level)} interval of {lines.Count} seeds";
        var sentence = lines switch
        {
            { Low: 0, High: 0 } => $"{other} and {first} have the same lines {horizon} with every seed ({lines.Count} seeds).",
            _ when lines.Contains(0) => $"{other} changes the lines {horizon} by {Signed(lines.Mean)} compared with {first}, which luck alone can explain: "
                + $"{Signed(lines.Low)} to {Signed(lines.High)} ({luck}).",
            _ => $"{other} has {Whole(Math.Abs(lines.Mean))} {(lines.Mean > 0 ? "more" : "fewer")} lines {horizon} than {first}"
                + $"{(reference > 0 ? $" ({Percent(lines.Mean / reference)})" : "")}: {Signed(lines.Low)} to {Signed(lines.High)} ({luck}).",
        };
        return differences.Ignorance(scenario, lastDate, _lines) is { } ignorance
            ? $"{sentence} Over {ignorance.Samples} settings of {string.Join(", ", comparison.Uncertain.Select(each => each.Factor.Name))} it is "
                + $"{Signed(ignorance.Low)} to {Signed(ignorance.High)} (ignorance, prior; "
                + $"{(ignorance.Level is { } level ? $"{Level(level)} of the settings" : "least to most")})."
            : sentence;
    }

    private string? People(int scenario)
    {
        if (!Shares(scenario, out var gainers, out var losers) || !Shares(comparison.NoiseIndex, out var moreByChurn, out var fewerByChurn))
        {
            return null;
        }

        return $"Person by person, {Share(gainers)} have a phone for more months than with {comparison.Reference.Label}, {Share(losers)} for fewer; "
            + $"the noise floor alone gives {Share(moreByChurn)} and {Share(fewerByChurn)}.";
    }

    private bool Shares(int scenario, out double gainers, out double losers)
    {
        var changes = runs.ChangesOf(scenario);
        MonthSums[] sums = [.. changes.OfType<PersonChanges>().Select(change => change.Persons[0])];
        double Mean(string measure) => PersonsFile.MeanOf(sums, PersonsFile.Measures.First(each => each.Name == measure))?.Mean ?? 0;
        (gainers, losers) = (Mean("share_gainers"), Mean("share_losers"));
        return sums.Length >= 2 && !changes.Contains(null);
    }

    private string? Cost(int scenario)
    {
        var row = costs.Of(scenario).First(each => each is { Item: ScenarioCosts.Total, Payer: ScenarioCosts.Everybody });
        return row is { Usd: { } usd, Range: { } range } && differences.Luck(scenario, lastDate, _lines)?.Paired.Difference is { Low: > 0, Mean: var lines }
            ? $"A line gained costs {Whole(usd.Mean / lines)} USD in handsets and stations, {Whole(range.Low / lines)} to {Whole(range.High / lines)} USD "
                + $"with the ranges of the assumed unit costs; who pays is in {CostsFile.FileName}."
            : null;
    }

    private string? Noise() =>
        differences.Luck(comparison.NoiseIndex, lastDate, _lines) is ({ Difference: var lines }, _)
            ? $"Noise floor ({comparison.Noise.Text}): {Signed(lines.Mean)} lines, {Signed(lines.Low)} to {Signed(lines.High)}. "
                + "Differences of this size mean nothing."
            : null;

    private string? Pairing()
    {
        string[] narrower =
        [
            .. Enumerable
                .Range(1, comparison.Scenarios.Length - 1)
                .Select(scenario =>
                    differences.Luck(scenario, lastDate, _lines)?.Paired.TimesNarrower is { } times
                        ? $"{Times(times)} for {comparison.LabelOf(scenario)}"
                        : null
                )
                .OfType<string>(),
        ];
        return narrower.Length == 0
            ? null
            : $"Pairing by seed makes the interval narrower than with independent seeds, as measured in these runs: {string.Join(", ", narrower)}.";
    }

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+#,##0;-#,##0;0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:+0.0;-0.0;0.0} %");

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");

    private static string Level(double level) => string.Create(CultureInfo.InvariantCulture, $"{100 * level:0} %");

    private static string Times(double times) => string.Create(CultureInfo.InvariantCulture, $"{times:0.0} times");
}
