using System.Globalization;
using System.Text.RegularExpressions;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Reports;

/// <summary>Returns the shell command that repeats a run. It contains every option that affects the result, including defaults.</summary>
internal static partial class RepeatCommand
{
    /// <param name="hasCommands">True if the run's folder has a journal of commands.</param>
    public static string Of(RunPlan plan, ulong seed, bool hasCommands) => Of(Words(plan, seed, hasCommands));

    /// <summary>
    /// Returns the shell command that runs the baseline (unchanged) scenario with the seed of a run that tries out a change. Both then have the same random
    /// draws.
    /// </summary>
    public static string OfBaseline(RunPlan plan, string baseline) =>
        Of(["adoptsim", "run", baseline, "--seed", plan.Options.Seed.ToString(CultureInfo.InvariantCulture), .. Setting(plan)]);

    /// <summary>Returns the shell command that compares a run's scenario with the baseline (unchanged) scenario over several seeds.</summary>
    public static string OfComparison(RunPlan plan, string baseline) =>
        Of([
            "adoptsim",
            "compare",
            baseline,
            plan.Options.Scenario,
            "--seed",
            plan.Options.Seed.ToString(CultureInfo.InvariantCulture),
            .. Setting(plan),
            .. plan.Options.Set.SelectMany(set => new[] { "--set", set }),
        ]);

    /// <summary>Returns a shell command made of words, each quoted if it needs to be.</summary>
    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string[] Words(RunPlan plan, ulong seed, bool hasCommands)
    {
        var options = plan.Options;
        return
        [
            "adoptsim",
            "run",
            options.Scenario,
            "--seed",
            seed.ToString(CultureInfo.InvariantCulture),
            .. Setting(plan),
            .. options.Replicates > 1 ? ["--replicates", options.Replicates.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. plan.Scenario.Set.SelectMany(set => new[] { "--set", $"{set.Key}={set.Value}" }),
            .. options.Delivery == Delivery.Message ? ["--delivery", "message"] : Array.Empty<string>(),
            .. hasCommands ? ["--commands", CommandsTable.FileName] : Array.Empty<string>(),
        ];
    }

    /// <summary>Returns the command-line options for the scale, the tick length and the end date of a run.</summary>
    public static string[] Setting(double scale, int stepDays, DateOnly until) =>
        ["--scale", scale.ToString("R", CultureInfo.InvariantCulture), "--step", CommonOptions.WordOfStep(stepDays), "--until", Html.Date(until)];

    private static string[] Setting(RunPlan plan) => Setting(plan.Options.Scale, plan.Options.StepDays, plan.Scenario.Until);

    private static string Quoted(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^[A-Za-z0-9_./:=+,@%-]+$")]
    private static partial Regex Plain();
}
