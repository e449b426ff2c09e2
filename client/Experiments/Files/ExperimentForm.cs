using System.Collections.Immutable;
using System.ComponentModel;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>The fields of an experiment file. The reader, the JSON schema and the reference table are made from this record.</summary>
internal sealed record ExperimentForm
{
    [Description("The question that the experiment answers, in a sentence.")]
    public required string Question { get; init; }

    [Description("A paragraph about the experiment: why it is asked and how to read the answer. The page shows it.")]
    public string? About { get; init; }

    [Description("The scenario of all runs: the name of a built-in one, or the path of a scenario file beside this file. Default: baseline.")]
    public string? Base { get; init; }

    [Description("Simulated citizens per real citizen. Default: 1.")]
    [Unit("citizens", 0.0001, 100)]
    public double? Scale { get; init; }

    [Description("Length of a tick: week or day. Default: week.")]
    public StepWord? Step { get; init; }

    [Description("The last day to simulate. Default: that of the scenario.")]
    public DateOnly? End { get; init; }

    [Description("Parameters of the nation that have another value in all runs, with the keys of `run --set`.")]
    public Assignments? Set { get; init; }

    [Description("The seeds, which are the same at every point.")]
    public required SeedsForm Seeds { get; init; }

    [Description(
        "Parameters that a policy can choose, each with its values. All combinations are run. The keys are those of `run --set`; the key "
            + "`scenario` lists scenarios."
    )]
    public Levers? Levers { get; init; }

    [Description("Parameters that nobody knows, each with its plausible range, from which the design takes its points. The keys are those of `run --set`.")]
    public Uncertain? Uncertain { get; init; }

    [Description("The rule that places points in the ranges of the uncertain parameters.")]
    public DesignForm? Design { get; init; }

    [Description("The measures to record: NAME@DATE, NAME@end, or a dated series such as NAME@monthly. NAME/PLACE is a province or a district.")]
    public required ImmutableArray<string> Measures { get; init; }

    [Description("The experiment is refused if it needs more than this.")]
    public LimitForm? Limit { get; init; }

    [Description("Adds seeds, the same number at every point, until the interval of a measure is narrow enough.")]
    public UntilForm? Until { get; init; }
}

/// <summary>The length of a tick (step of simulated time) as experiment files write it: <c>week</c> or <c>day</c>.</summary>
internal enum StepWord
{
    Week,
    Day,
}

/// <summary>The field <c>seeds</c> of an experiment file: the consecutive seeds that are run at every point (combination of parameter values).</summary>
internal sealed record SeedsForm
{
    [Description("The first seed. Default: 1.")]
    public ulong? First { get; init; }

    [Description("The number of consecutive seeds.")]
    [Unit("seeds", 1, 100_000)]
    public required int Count { get; init; }
}

/// <summary>The kinds of designs of experiments: rules that place points in the ranges of the uncertain parameters.</summary>
internal enum DesignKind
{
    Grid,
    OneAtATime,
    LatinHypercube,
    Sobol,
    Morris,
}

/// <summary>The field <c>design</c> of an experiment file: the rule that places points in the ranges of the uncertain parameters.</summary>
internal sealed record DesignForm
{
    [Description("grid, one-at-a-time, latin-hypercube, sobol or morris.")]
    public DesignKind? Kind { get; init; }

    [Description("The number of points; with grid and one-at-a-time, the number of values of each parameter.")]
    [Unit("points", 1, 100_000)]
    public int? Points { get; init; }

    [Description("With morris: the number of trajectories.")]
    [Unit("trajectories", 1, 10_000)]
    public int? Trajectories { get; init; }

    [Description("With morris: the number of values of each parameter, an even number. Default: 4.")]
    [Unit("levels", 2, 100)]
    public int? Levels { get; init; }

    [Description("With latin-hypercube, sobol and morris: the seed of the design. Default: 1; without a seed, sobol is not scrambled.")]
    public ulong? Seed { get; init; }

    [Description("In place of a kind: a CSV file beside this file with the points, as `experiment design` writes it.")]
    public string? File { get; init; }
}

/// <summary>The plausible range of an uncertain parameter in an experiment file.</summary>
internal sealed record RangeForm
{
    [Description("The least plausible value.")]
    public required double From { get; init; }

    [Description("The greatest plausible value.")]
    public required double To { get; init; }

    [Description("True to sample the logarithm evenly, for values that differ by factors. Default: false.")]
    public bool? Log { get; init; }

    [Description("True to sample whole numbers only. Default: false.")]
    public bool? Integer { get; init; }
}

/// <summary>The field <c>limit</c> of an experiment file: the most time, memory and runs that the experiment may need.</summary>
internal sealed record LimitForm
{
    [Description("Time, such as 90s, 30min, 2h or 3d.")]
    public TimeSpan? Time { get; init; }

    [Description("Memory of this process, such as 800MB or 4GB.")]
    public ByteSize? Memory { get; init; }

    [Description("Number of runs.")]
    [Unit("runs", 1, 10_000_000)]
    public int? Runs { get; init; }
}

/// <summary>The field <c>until</c> of an experiment file: seeds are added until the confidence interval of a measure is narrow enough.</summary>
internal sealed record UntilForm
{
    [Description("The measure, as in `measures`; not a series.")]
    public required string IntervalOf { get; init; }

    [Description("The width of its 90 % interval at each point: a share of the mean such as 2 %, or a number in the unit of the measure.")]
    public required IntervalWidth NarrowerThan { get; init; }

    [Description("The most seeds to use. Default: no limit but those of `limit`.")]
    [Unit("seeds", 2, 100_000)]
    public int? AtMost { get; init; }
}

/// <summary>A number of bytes, written as 800MB or 4GB.</summary>
internal readonly record struct ByteSize(double Bytes);

/// <summary>The wanted width of a confidence interval.</summary>
/// <param name="Value">The width: a share of the mean, or a number in the unit of the measure.</param>
/// <param name="IsRelative">True if <paramref name="Value"/> is a share of the mean, 0.02 for 2 %.</param>
/// <param name="Text">The width as the file has it.</param>
internal readonly record struct IntervalWidth(double Value, bool IsRelative, string Text)
{
    /// <summary>The precision that this width asks for, which is given as half the width.</summary>
    public Precision Precision => new(Value / 2, IsRelative);
}

/// <summary>The field <c>set</c> of an experiment file: parameters with a fixed value in all runs.</summary>
internal sealed record Assignments(ImmutableArray<Override> All);

/// <summary>The field <c>levers</c> of an experiment file: parameters that a policy can choose, each with its values as written.</summary>
internal sealed record Levers(ImmutableArray<Lever> All);

/// <summary>A parameter that a policy can choose, with the values at which an experiment is run.</summary>
/// <param name="Key">The dotted path of the parameter, or <see cref="Scenario"/>.</param>
internal sealed record Lever(string Key, ImmutableArray<Override> Values)
{
    /// <summary>The key of the lever (policy choice) whose values are whole scenarios, not values of a parameter.</summary>
    public const string Scenario = "scenario";
}

/// <summary>The field <c>uncertain</c> of an experiment file: parameters that nobody knows exactly, each with its range.</summary>
internal sealed record Uncertain(ImmutableArray<UncertainParameter> All);

/// <summary>A parameter that nobody knows exactly, with its plausible range.</summary>
/// <param name="Key">The dotted path of the parameter.</param>
/// <param name="At">The position in the experiment file, for error messages.</param>
internal sealed record UncertainParameter(string Key, RangeForm Range, Origin At);
