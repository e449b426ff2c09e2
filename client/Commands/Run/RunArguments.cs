using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>The arguments of <c>adoptsim run</c>, each with its allowed values.</summary>
internal sealed class RunArguments
{
    private readonly Argument<string> _scenario = new("SCENARIO")
    {
        Description = "A built-in scenario's name, or a scenario file.",
        DefaultValueFactory = _ => "baseline",
    };

    private readonly Option<ulong> _seed = CommonOptions.Seed("The seed of all random draws.");

    private readonly Option<double> _scale = CommonOptions.Scale(1);

    private readonly Option<DateOnly?> _until = CommonOptions.Until(
        "The last day to simulate; the run ends at the first tick on or after it (default: the scenario's)."
    );

    private readonly Option<int?> _step = CommonOptions.Step();

    private readonly Option<int> _replicates = Parsing.Option(
        "--replicates",
        "Repeat the whole run with the seeds N, N+1, ...",
        "N",
        "a whole number from 1 to 1000",
        1,
        Parsing.Number<int>(count => count is >= 1 and <= 1000)
    );

    private readonly Option<string[]> _set = CommonOptions.Repeated("--set", "Set a parameter of the nation, in its unit. May be repeated.", "KEY=VALUE");

    private readonly Option<Delivery> _delivery = Parsing.Option(
        "--delivery",
        "How each step is delivered to citizens: over packed rows in memory (resident, the default), or as Orleans messages to active grains (message).",
        "resident|message",
        "resident or message",
        Parsing.Word(("resident", Delivery.Resident), ("message", Delivery.Message))
    );

    private readonly Option<int> _silos = Parsing.Option(
        "--silos",
        "Number of silos embedded in this process.",
        "N",
        "a whole number from 1 to 64",
        1,
        Parsing.Number<int>(count => count is >= 1 and <= 64)
    );

    private readonly Option<int> _threads = Parsing.Option(
        "--threads",
        "Districts per silo that are computed in parallel (default: twice the number of its processors).",
        "N",
        RunLimits.Threads.Allowed,
        Parsing.Number(RunLimits.Threads.Allows)
    );

    private readonly Option<string?> _commands = Parsing.Option<string?>(
        "--commands",
        "Apply a journal of commands, such as another run's commands.csv.",
        "FILE",
        "a file",
        Parsing.Text
    );

    private readonly Option<bool> _keep = new("--keep")
    {
        Description = "Keep the run available to `adoptsim inspect` after its results are written, until Ctrl-C.",
    };

    private readonly Option<string?> _folder = Parsing.Option<string?>("--out", "The results folder (default: runs/NAME).", "DIR", "a folder", Parsing.Text);

    private readonly Option<string?> _name = Parsing.Option<string?>(
        "--name",
        "The run's name (default: the scenario and the time).",
        "NAME",
        NameRule.Allowed,
        RunName.TryRead
    );

    private readonly Option<string?> _cluster = ClusterOption.Create(
        "Run on a cluster instead of embedded silos: local (the cluster of the working folder), or the cluster's gateways."
    );

    private readonly Option<bool> _detach = new("--detach")
    {
        Description = "With --cluster: start the run, print its name and exit. Manage it with `adoptsim runs`.",
    };

    private readonly Option<double> _checkpointSeconds = Parsing.Option(
        "--checkpoint-seconds",
        "Store a checkpoint about every T seconds of computing; continue the run with `adoptsim runs resume`.",
        "T",
        RunLimits.CheckpointSeconds.Allowed,
        Parsing.Number(RunLimits.CheckpointSeconds.Allows)
    );

    private readonly Option<int> _checkpointTicks = Parsing.Option(
        "--checkpoint-ticks",
        "Store a checkpoint every K ticks.",
        "K",
        RunLimits.CheckpointTicks.Allowed,
        Parsing.Number(RunLimits.CheckpointTicks.Allows)
    );

    private readonly Option<double> _pace = Parsing.Option(
        "--pace",
        "Limit the run to this many ticks per second, for example to watch it live (default: unlimited).",
        "TICKS",
        RunLimits.Pace.Allowed,
        Parsing.Number(RunLimits.Pace.Allows)
    );

    private readonly Option<int?> _metricsPort = CommonOptions.MetricsPort("the run");

    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Option<bool> _quiet = CommonOptions.Quiet();

    public RunArguments() => _scenario.Validators.Add(Parsing.NoOption);

    public void AddTo(System.CommandLine.Command command)
    {
        command.Arguments.Add(_scenario);
        foreach (
            var option in new Option[]
            {
                _seed,
                _scale,
                _until,
                _step,
                _replicates,
                _set,
                _delivery,
                _silos,
                _threads,
                _commands,
                _keep,
                _folder,
                _name,
                _json,
                _quiet,
                _cluster,
                _detach,
                _checkpointSeconds,
                _checkpointTicks,
                _pace,
                _metricsPort,
            }
        )
        {
            command.Options.Add(option);
        }
    }

    public RunOptions Read(ParseResult parsed) =>
        new()
        {
            Scenario = parsed.GetRequiredValue(_scenario),
            Seed = parsed.GetValue(_seed),
            Scale = parsed.GetValue(_scale),
            Until = parsed.GetValue(_until),
            StepDays = parsed.GetValue(_step) ?? CommonOptions.Week,
            Replicates = parsed.GetValue(_replicates),
            Set = [.. parsed.GetRequiredValue(_set)],
            Delivery = parsed.GetValue(_delivery),
            Silos = parsed.GetValue(_silos),
            Threads = parsed.GetValue(_threads),
            Commands = parsed.GetValue(_commands),
            Keep = parsed.GetValue(_keep),
            Folder = parsed.GetValue(_folder),
            Name = parsed.GetValue(_name),
            Json = parsed.GetValue(_json),
            Quiet = parsed.GetValue(_quiet),
            Cluster = parsed.GetValue(_cluster),
            Detach = parsed.GetValue(_detach),
            Checkpoints = new CheckpointInterval(parsed.GetValue(_checkpointSeconds), parsed.GetValue(_checkpointTicks)),
            Pace = parsed.GetValue(_pace),
            MetricsPort = parsed.GetValue(_metricsPort),
        };
}
