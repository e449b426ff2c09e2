using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Clusters;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Running;

/// <summary>The arguments of <c>adoptsim run</c> and the values that each allows.</summary>
internal sealed class RunArguments
{
    private const int Week = 7;

    private readonly Argument<string> _scenario = new("SCENARIO") { Description = "A shipped scenario's name or a scenario file.", DefaultValueFactory = _ => "baseline" };

    private readonly Option<ulong> _seed = Parsing.Option(
        "--seed", "The seed of all draws.", "N", "a whole number from 0 to 18446744073709551615", 1UL, Parsing.Number<ulong>(_ => true));

    private readonly Option<double> _scale = Parsing.Option(
        "--scale", "Simulated citizens per real one.", "X", RunLimits.Scale.Allowed, 1.0, Parsing.Number(RunLimits.Scale.Allows));

    private readonly Option<DateOnly?> _until = Parsing.Option<DateOnly?>(
        "--until", "The day that the run reaches or passes; default: the scenario's.", "DATE", "a date as 2015-12-31", Parsing.Date);

    private readonly Option<int?> _step = Parsing.Option(
        "--step", "Length of a tick; default: week.", "week|day", "week or day", Parsing.Word<int?>(("week", Week), ("day", 1)));

    private readonly Option<int> _replicates = Parsing.Option(
        "--replicates", "Whole runs with seeds N, N+1, ...", "N", "a whole number from 1 to 1000", 1, Parsing.Number<int>(count => count is >= 1 and <= 1000));

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets a parameter of the nation, in its unit; may be repeated.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<Delivery> _delivery = Parsing.Option(
        "--delivery",
        "How steps reach citizens: over packed rows (resident, the default), or as messages to active grains.",
        "resident|message",
        "resident or message",
        Parsing.Word(("resident", Delivery.Resident), ("message", Delivery.Message)));

    private readonly Option<int> _silos = Parsing.Option(
        "--silos", "Silos embedded in this process.", "N", "a whole number from 1 to 64", 1, Parsing.Number<int>(count => count is >= 1 and <= 64));

    private readonly Option<int> _threads = Parsing.Option(
        "--threads",
        "Districts of one silo that compute at once; default: as many as there are processors.",
        "N",
        RunLimits.Threads.Allowed,
        Parsing.Number(RunLimits.Threads.Allows));

    private readonly Option<string?> _commands = Parsing.Option<string?>(
        "--commands", "Applies a journal, such as another run's commands.csv.", "FILE", "a file", Parsing.Text);

    private readonly Option<bool> _keep = new("--keep") { Description = "Stays addressable by `adoptsim inspect` after the results are written, until Ctrl-C." };

    private readonly Option<string?> _folder = Parsing.Option<string?>("--out", "The results folder; default: runs/NAME.", "DIR", "a folder", Parsing.Text);

    private readonly Option<string?> _name = Parsing.Option<string?>(
        "--name", "The run's name; default: the scenario and the time.", "NAME", NameRule.Allowed, RunName.TryRead);

    private readonly Option<string?> _cluster = ClusterOption.Create("Runs on a cluster instead of silos embedded in this process: local (that of the working folder), or its gateways.");

    private readonly Option<bool> _detach = new("--detach") { Description = "With --cluster: begins the run, writes its name and ends; `adoptsim runs` looks after it." };

    private readonly Option<double> _checkpointSeconds = Parsing.Option(
        "--checkpoint-seconds", "Stores the run so often that at most about so many seconds are lost; `adoptsim runs resume` goes on with it.", "T",
        RunLimits.CheckpointSeconds.Allowed, Parsing.Number(RunLimits.CheckpointSeconds.Allows));

    private readonly Option<int> _checkpointTicks = Parsing.Option(
        "--checkpoint-ticks", "Stores the run every so many ticks.", "K", RunLimits.CheckpointTicks.Allowed, Parsing.Number(RunLimits.CheckpointTicks.Allows));

    private readonly Option<double> _pace = Parsing.Option(
        "--pace", "Holds the run back to so many ticks a second, to be watched; default: as fast as it can.", "TICKS",
        RunLimits.Pace.Allowed, Parsing.Number(RunLimits.Pace.Allows));

    private readonly Option<int?> _metricsPort = Parsing.Option<int?>(
        "--metrics-port", "Tells Prometheus how the run goes, at http://127.0.0.1:PORT/metrics, as long as the command lasts.", "PORT",
        "a port from 1 to 65535", PortOrNone);

    private readonly Option<bool> _json = new("--json") { Description = "Writes the manifest, and nothing else, to standard output." };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "Shows no progress." };

    public RunArguments() => _scenario.Validators.Add(Parsing.NoOption);

    public void AddTo(System.CommandLine.Command command)
    {
        command.Arguments.Add(_scenario);
        foreach (var option in new Option[]
        {
            _seed, _scale, _until, _step, _replicates, _set, _delivery, _silos, _threads, _commands, _keep, _folder, _name, _json, _quiet,
            _cluster, _detach, _checkpointSeconds, _checkpointTicks, _pace, _metricsPort,
        })
        {
            command.Options.Add(option);
        }
    }

    public RunOptions Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_scenario),
        parsed.GetValue(_seed),
        parsed.GetValue(_scale),
        parsed.GetValue(_until),
        parsed.GetValue(_step) ?? Week,
        parsed.GetValue(_replicates),
        [.. parsed.GetRequiredValue(_set)],
        parsed.GetValue(_delivery),
        parsed.GetValue(_silos),
        parsed.GetValue(_threads),
        parsed.GetValue(_commands),
        parsed.GetValue(_keep),
        parsed.GetValue(_folder),
        parsed.GetValue(_name),
        parsed.GetValue(_json),
        parsed.GetValue(_quiet),
        parsed.GetValue(_cluster),
        parsed.GetValue(_detach),
        new CheckpointInterval(parsed.GetValue(_checkpointSeconds), parsed.GetValue(_checkpointTicks)),
        parsed.GetValue(_pace),
        parsed.GetValue(_metricsPort));

    private static bool PortOrNone(string text, out int? value)
    {
        var isPort = Parsing.Number<int>(port => port is >= 1 and <= 65535)(text, out var port);
        value = isPort ? port : null;
        return isPort;
    }
}
