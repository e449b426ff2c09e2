using System.CommandLine;
using AdoptionSim.Client.Arguments;

namespace AdoptionSim.Client.Commands.Export;

/// <summary><c>adoptsim export</c>: converts results of runs to OpenMetrics text, which Prometheus can load.</summary>
internal static class ExportCommand
{
    private const string StandardOutput = "-";

    public static Command Create(CliEnvironment environment)
    {
        var runs = new Argument<string[]>("RUN")
        {
            Description = "A run, with or without replicates: its name in runs/, or its folder.",
            Arity = ArgumentArity.OneOrMore,
        };
        runs.Validators.Add(Parsing.NoOption);
        var form = new Option<bool>("--openmetrics")
        {
            Description = "Export OpenMetrics text with simulated dates as timestamps; load it with `promtool tsdb create-blocks-from openmetrics`.",
        };
        var target = Parsing.Option<string?>("--out", "The file to write, or - for standard output (default: -).", "FILE", "a new file, or -", Parsing.Text);
        var command = new Command("export", "Convert results of runs to a format of another program.") { runs, form, target };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(form))
            {
                throw new RefusedException("The export format is missing; expected --openmetrics.");
            }

            Export(environment, parsed.GetRequiredValue(runs), parsed.GetValue(target) ?? StandardOutput);
            return ExitStatus.Done;
        });
        return command;
    }

    /// <summary>Exports the results of runs to a file or to standard output. All runs are checked before anything is written.</summary>
    private static void Export(CliEnvironment environment, IEnumerable<string> runs, string target)
    {
        var path = environment.PathTo(target);
        if (target != StandardOutput && Path.Exists(path))
        {
            throw new RefusedException($"--out {path} exists already; expected a new file, or - for standard output.");
        }

        using var export = OpenMetricsExport.Of(ExportedRun.All(environment, runs));
        if (target == StandardOutput)
        {
            export.CopyTo(environment.Output.Profile.Out.Writer);
        }
        else
        {
            export.CopyTo(path);
        }
    }
}
