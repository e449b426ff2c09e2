using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Exporting;

/// <summary><c>adoptsim export</c>: results in the form of another program.</summary>
internal static class ExportCommand
{
    private const string StandardOutput = "-";

    public static Command Create(Surroundings surroundings)
    {
        var runs = new Argument<string[]>("RUN") { Description = "A run, or one with replicates: its name in runs/, or its folder.", Arity = ArgumentArity.OneOrMore };
        runs.Validators.Add(Parsing.NoOption);
        var form = new Option<bool>("--openmetrics") { Description = "At its simulated dates, as OpenMetrics text: `promtool tsdb create-blocks-from openmetrics` loads it." };
        var target = Parsing.Option<string?>("--out", "Where to; default, and as -: standard output.", "FILE", "a new file, or -", Parsing.Text);
        var command = new Command("export", "Writes results of runs in the form of another program.") { runs, form, target };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(form))
            {
                throw new RefusedException("The form to export in is missing; expected --openmetrics.");
            }

            Export(surroundings, parsed.GetRequiredValue(runs), parsed.GetValue(target) ?? StandardOutput);
            return ExitStatus.Done;
        });
        return command;
    }

    /// <summary>What is wrong with a run is told before anything is written.</summary>
    private static void Export(Surroundings surroundings, IEnumerable<string> runs, string target)
    {
        var path = surroundings.PathTo(target);
        if (target != StandardOutput && Path.Exists(path))
        {
            throw new RefusedException($"--out {path} exists already; expected a new file, or - for standard output.");
        }

        using var export = OpenMetricsExport.Of(ExportedRun.All(surroundings, runs));
        if (target == StandardOutput)
        {
            export.CopyTo(surroundings.Output.Profile.Out.Writer);
        }
        else
        {
            export.CopyTo(path);
        }
    }
}
