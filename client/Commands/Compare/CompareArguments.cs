using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Experiments.Comparisons;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Compare;

/// <summary>The arguments of <c>adoptsim compare</c>, each with its allowed values.</summary>
internal sealed class CompareArguments
{
    private const double DefaultScale = 0.01;
    private const int DefaultSeeds = 10;
    private const int MostSeeds = 1000;
    private const int MostSamples = 1000;

    private readonly Argument<string[]> _scenarios = new("SCENARIO")
    {
        Description = "Two or more scenarios: names of built-in ones, or files. All are compared with the first.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _seeds = Parsing.Option(
        "--seeds",
        "The number of seeds: each scenario is run with the same ones.",
        "N",
        $"a whole number from 2 to {MostSeeds}",
        DefaultSeeds,
        Parsing.Number<int>(count => count is >= 2 and <= MostSeeds)
    );

    private readonly Option<ulong> _seed = CommonOptions.Seed("The first seed.");

    private readonly Option<double> _scale = CommonOptions.Scale(DefaultScale);

    private readonly Option<DateOnly?> _until = CommonOptions.Until("The last day to simulate (default: that of the scenarios).");

    private readonly Option<int?> _step = CommonOptions.Step();

    private readonly Option<string[]> _set = CommonOptions.Repeated(
        "--set",
        "Set a parameter of the nation in all scenarios, in its unit. May be repeated.",
        "KEY=VALUE"
    );

    private readonly Option<int> _sample = Parsing.Option(
        "--sample",
        "Also run all scenarios at N settings of the uncertain parameters (a Latin hypercube): the spread is ignorance.",
        "N",
        $"a whole number from 2 to {MostSamples}",
        Parsing.Number<int>(count => count is >= 2 and <= MostSamples)
    );

    private readonly Option<string[]> _uncertain = CommonOptions.Repeated(
        "--uncertain",
        $"With --sample: an uncertain parameter, {SampledParameter.Allowed}. May be repeated.",
        "KEY[=FROM:TO]"
    );

    private readonly Option<string?> _uncertainFrom = Parsing.Option<string?>(
        "--uncertain-from",
        "With --sample: take the uncertain parameters of an experiment file.",
        "FILE",
        "a file",
        Parsing.Text
    );

    private readonly Option<string?> _costs = Parsing.Option<string?>(
        "--costs",
        $"The table of unit costs (default: {CostTable.FileName} beside the nation's file).",
        "FILE",
        "a file",
        Parsing.Text
    );

    private readonly Option<string?> _folder = Parsing.Option<string?>(
        "--out",
        "The folder of the results (default: comparisons/NAME).",
        "DIR",
        "a folder",
        Parsing.Text
    );

    private readonly Option<string?> _name = Parsing.Option<string?>(
        "--name",
        "The comparison's name (default: the scenarios).",
        "NAME",
        NameRule.Allowed,
        RunName.TryRead
    );

    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Option<bool> _quiet = CommonOptions.Quiet();

    public CompareArguments()
    {
        _scenarios.Validators.Add(Parsing.NoOption);
        _scenarios.Validators.Add(result =>
        {
            if (result.Tokens.Count < 2)
            {
                result.AddError($"The number of scenarios is {result.Tokens.Count}; expected at least two, as `adoptsim compare baseline cheaper-handsets`.");
            }
        });
    }

    public void AddTo(System.CommandLine.Command command)
    {
        command.Arguments.Add(_scenarios);
        foreach (
            var option in new Option[]
            {
                _seeds,
                _seed,
                _scale,
                _until,
                _step,
                _set,
                _sample,
                _uncertain,
                _uncertainFrom,
                _costs,
                _folder,
                _name,
                _json,
                _quiet,
            }
        )
        {
            command.Options.Add(option);
        }
    }

    public CompareOptions Read(ParseResult parsed) =>
        new()
        {
            Scenarios = [.. parsed.GetRequiredValue(_scenarios)],
            Seeds = parsed.GetValue(_seeds),
            Seed = parsed.GetValue(_seed),
            Scale = parsed.GetValue(_scale),
            Until = parsed.GetValue(_until),
            StepDays = parsed.GetValue(_step) ?? CommonOptions.Week,
            Set = [.. parsed.GetRequiredValue(_set)],
            Sample = parsed.GetValue(_sample),
            Uncertain = [.. parsed.GetRequiredValue(_uncertain)],
            UncertainFrom = parsed.GetValue(_uncertainFrom),
            Costs = parsed.GetValue(_costs),
            Folder = parsed.GetValue(_folder),
            Name = parsed.GetValue(_name),
            Json = parsed.GetValue(_json),
            Quiet = parsed.GetValue(_quiet),
        };
}
