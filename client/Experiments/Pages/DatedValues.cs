using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// The values of a measure on one date in all runs of an experiment: by setting (combination of compared parameter values), by sample of the uncertain
/// parameters, and by seed.
/// </summary>
internal sealed class DatedValues(DateOnly date)
{
    private readonly SortedDictionary<int, SortedDictionary<int, SortedDictionary<ulong, double>>> _values = [];
    private SortedDictionary<int, SortedDictionary<ulong, double>>? _mean;

    public DateOnly Date => date;

    public void Add(int setting, int sample, ulong seed, double value)
    {
        if (!_values.TryGetValue(setting, out var samples))
        {
            _values[setting] = samples = [];
        }

        if (!samples.TryGetValue(sample, out var seeds))
        {
            samples[sample] = seeds = [];
        }

        seeds[seed] = value;
    }

    /// <summary>
    /// Returns the values of a setting (combination of compared parameter values), by sample of the uncertain parameters and by seed. Empty without values.
    /// </summary>
    public SortedDictionary<int, SortedDictionary<ulong, double>> Of(Setting setting) =>
        setting == Setting.Mean ? _mean ??= new() { [0] = MeanOfAll() } : _values.GetValueOrDefault(setting.Index) ?? [];

    /// <summary>
    /// Returns the mean of a setting's values, first over the seeds of each sample (set of values of the uncertain parameters) and then over the samples; null
    /// without values.
    /// </summary>
    public double? MeanOf(Setting setting) =>
        Of(setting).Values.Where(seeds => seeds.Count > 0).Select(seeds => seeds.Values.Mean()).ToArray() is { Length: > 0 } means ? means.Mean() : null;

    /// <summary>Returns the mean over all settings (compared combinations of parameter values), for each seed that all settings have.</summary>
    private SortedDictionary<ulong, double> MeanOfAll()
    {
        SortedDictionary<ulong, double>[] settings = [.. _values.Values.Select(samples => samples.Values.First())];
        return settings.Length == 0
            ? []
            : new(
                settings[0]
                    .Keys.Where(seed => settings.All(seeds => seeds.ContainsKey(seed)))
                    .ToDictionary(seed => seed, seed => settings.Select(seeds => seeds[seed]).Mean())
            );
    }
}
