using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Statistics;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// The difference of a setting (combination of parameter values) to the reference setting on one date, from pairs of runs with the same seed and the same
/// uncertain parameters.
/// </summary>
/// <param name="Reference">The mean of the reference.</param>
/// <param name="Difference">The mean difference, setting minus reference.</param>
/// <param name="Low">The lower end of the band; null for a single pair, which shows no spread.</param>
/// <param name="High">The upper end of the band.</param>
/// <param name="Spread">Luck: a 90 % interval of the mean over seeds. Ignorance: the range of the means over the samples of uncertain parameters.</param>
/// <param name="Count">The number of seeds for luck, of samples for ignorance.</param>
/// <param name="TimesNarrower">How many times narrower the interval is than with independent seeds; null for ignorance, or if it cannot be said.</param>
internal sealed record SettingDifference(
    Setting Setting,
    DateOnly Date,
    double Reference,
    double Difference,
    double? Low,
    double? High,
    Spread Spread,
    int Count,
    double? TimesNarrower
)
{
    /// <summary>
    /// True if the band (range of uncertainty) of the difference does not contain 0: only then the page says that the two settings differ. False without a
    /// band.
    /// </summary>
    public bool IsShown => Low > 0 || High < 0;

    /// <summary>
    /// True if both ends of the band (range of uncertainty) are 0: the mean difference is 0 for each seed or parameter set. False without a band.
    /// </summary>
    public bool IsNothing => Low == 0 && High == 0;

    /// <summary>The mean of the measure in the compared setting.</summary>
    public double Value => Reference + Difference;

    /// <summary>The difference as a share of the reference setting's mean; null if that mean is 0.</summary>
    public double? Share => Reference == 0 ? null : Difference / Math.Abs(Reference);

    /// <summary>Returns the difference of a setting to the reference setting on one date; null if the two settings have no pair of runs.</summary>
    public static SettingDifference? Of(DatedValues values, Setting reference, Setting setting)
    {
        var (ones, others) = (values.Of(reference), values.Of(setting));
        var pairs = ones.Keys.Where(others.ContainsKey).Select(sample => Pair.Of(ones[sample], others[sample])).OfType<Pair>().ToArray();
        var (level, differences) = (pairs.Select(pair => pair.Reference), pairs.Select(pair => pair.Difference).ToArray());
        return pairs switch
        {
            [] => null,
            [var only] => new SettingDifference(
                setting,
                values.Date,
                only.Reference,
                only.Difference,
                only.Paired?.Difference.Low,
                only.Paired?.Difference.High,
                Spread.Luck,
                only.Seeds,
                only.Paired?.TimesNarrower
            ),
            _ => new SettingDifference(
                setting,
                values.Date,
                level.Mean(),
                differences.Mean(),
                differences.Min(),
                differences.Max(),
                Spread.Ignorance,
                pairs.Length,
                null
            ),
        };
    }

    /// <summary>
    /// The difference of a setting to the reference setting at one sample (set of values of the uncertain parameters), over the seeds that both have.
    /// </summary>
    /// <param name="Reference">The mean of the reference setting.</param>
    /// <param name="Difference">The mean difference, setting minus reference.</param>
    /// <param name="Paired">The mean difference with its confidence interval; null for a single seed.</param>
    /// <param name="Seeds">The number of seeds that both settings have.</param>
    private sealed record Pair(double Reference, double Difference, PairedDifference? Paired, int Seeds)
    {
        public static Pair? Of(SortedDictionary<ulong, double> ones, SortedDictionary<ulong, double> others)
        {
            ulong[] seeds = [.. ones.Keys.Where(others.ContainsKey)];
            return seeds.Length == 0
                ? null
                : new Pair(
                    seeds.Select(seed => ones[seed]).Mean(),
                    seeds.Select(seed => others[seed] - ones[seed]).Mean(),
                    PairedDifference.Of(ones, others),
                    seeds.Length
                );
        }
    }
}
