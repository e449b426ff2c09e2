using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Experiments;

/// <summary>Creates the commands <c>adoptsim experiment run</c> and <c>resume</c>.</summary>
internal static class RunCommands
{
    private const int MostParallel = 1024;

    public static Command Run(CliEnvironment environment)
    {
        var file = ExperimentCommand.FileArgument();
        var folder = Parsing.Option<string?>("--out", "The folder of the results (default: experiments/NAME).", "DIR", "a folder", Parsing.Text);
        var name = Parsing.Option<string?>("--name", "The experiment's name (default: that of the file).", "NAME", NameRule.Allowed, RunName.TryRead);
        var shared = new SharedOptions();
        var command = new Command("run", "Run an experiment and write its results; what exceeds its limit is refused after the first run.")
        {
            file,
            folder,
            name,
        };
        shared.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var path = ExperimentSource.Find(parsed.GetRequiredValue(file));
                var named = parsed.GetValue(name) ?? NameOf(path);
                return shared
                    .Command(parsed, environment)
                    .BeginAsync(
                        path,
                        environment.PathTo(parsed.GetValue(folder) ?? Path.Combine(ExperimentFolder.Root, named)),
                        shared.Options(parsed, named),
                        cancellation
                    );
            }
        );
        return command;
    }

    public static Command Resume(CliEnvironment environment)
    {
        var name = NameArgument();
        var retries = new Option<bool>("--retry-failed") { Description = "Also run again what failed." };
        var shared = new SharedOptions();
        var command = new Command("resume", "Continue an experiment that was stopped or killed. Only missing runs are executed.") { name, retries };
        shared.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                shared
                    .Command(parsed, environment)
                    .ContinueAsync(
                        FolderOf(parsed.GetRequiredValue(name), environment),
                        begun => shared.Options(parsed, begun.Name) with { RetriesFailed = parsed.GetValue(retries) },
                        cancellation
                    )
        );
        return command;
    }

    public static Argument<string> NameArgument()
    {
        var name = new Argument<string>("NAME") { Description = "The name of an experiment in experiments/, or its folder." };
        name.Validators.Add(Parsing.NoOption);
        return name;
    }

    /// <summary>Returns the folder of an existing experiment, given by its name or by the folder itself.</summary>
    /// <exception cref="RefusedException">There is no such experiment.</exception>
    public static string FolderOf(string name, CliEnvironment environment)
    {
        string[] folders = [environment.PathTo(Path.Combine(ExperimentFolder.Root, name)), environment.PathTo(name)];
        return folders.FirstOrDefault(Directory.Exists)
            ?? throw new RefusedException($"NAME is '{name}'; expected an experiment in {environment.PathTo(ExperimentFolder.Root)}, or the folder of one.");
    }

    private static string NameOf(string path) =>
        Path.GetFileNameWithoutExtension(path) is var name && NameRule.IsValid(name)
            ? name
            : throw new RefusedException($"The file's name '{NameRule.Quote(name)}' is no name for an experiment; expected --name with {NameRule.Allowed}.");

    /// <summary>The options that <c>experiment run</c> and <c>experiment resume</c> share.</summary>
    private sealed class SharedOptions
    {
        private readonly Option<string?> _cluster = ClusterOption.Create(
            "Run on a cluster instead of in this process: local (the cluster of the working folder), or the cluster's gateways."
        );

        private readonly Option<int?> _parallel = Parsing.Option<int?>(
            "--parallel",
            "Runs at once (default: as many as use all processors and fit into memory).",
            "N",
            $"a whole number from 1 to {MostParallel}",
            Count
        );

        private readonly Option<int?> _metricsPort = CommonOptions.MetricsPort("the experiment");

        private readonly Option<bool> _json = CommonOptions.Json();

        private readonly Option<bool> _quiet = CommonOptions.Quiet();

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { _cluster, _parallel, _metricsPort, _json, _quiet })
            {
                command.Options.Add(option);
            }
        }

        public SessionCommand Command(ParseResult parsed, CliEnvironment environment) => new(environment, parsed.GetValue(_json), parsed.GetValue(_quiet));

        public SessionOptions Options(ParseResult parsed, string name) =>
            new()
            {
                Name = name,
                Cluster = parsed.GetValue(_cluster),
                Parallel = parsed.GetValue(_parallel),
                MetricsPort = parsed.GetValue(_metricsPort),
            };

        private static bool Count(string text, out int? value)
        {
            var isCount = Parsing.Number<int>(count => count is >= 1 and <= MostParallel)(text, out var count);
            value = isCount ? count : null;
            return isCount;
        }
    }
}
