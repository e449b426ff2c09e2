using System.CommandLine;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Arguments;

/// <summary>Command-line options that several commands share, with the same allowed values in each.</summary>
internal static class CommonOptions
{
    /// <summary>The length in days of the default tick (the step of simulated time).</summary>
    public const int Week = 7;

    public static Option<ulong> Seed(string description) =>
        Parsing.Option("--seed", description, "N", "a whole number from 0 to 18446744073709551615", 1UL, Parsing.Number<ulong>(_ => true));

    /// <param name="otherwise">The scale if none is given.</param>
    public static Option<double> Scale(double otherwise) =>
        Parsing.Option("--scale", "Simulated citizens per real citizen.", "X", RunLimits.Scale.Allowed, otherwise, Parsing.Number(RunLimits.Scale.Allows));

    public static Option<DateOnly?> Until(string description) =>
        Parsing.Option<DateOnly?>("--until", description, "DATE", "a date as 2015-12-31", Parsing.Date);

    /// <summary>Returns the word that options and manifests use for a tick (step of simulated time) of this many days: "week" for 7, otherwise "day".</summary>
    public static string WordOfStep(int days) => days == Week ? "week" : "day";

    /// <summary>Returns the option <c>--step</c>: the length of a tick in days, 7 or 1. Null if it is not given, which means <see cref="Week"/>.</summary>
    public static Option<int?> Step() =>
        Parsing.Option("--step", "Length of a tick (default: week).", "week|day", "week or day", Parsing.Word<int?>(("week", Week), ("day", 1)));

    /// <summary>Returns an option that may be given several times; its values are collected.</summary>
    public static Option<string[]> Repeated(string name, string description, string help) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            DefaultValueFactory = _ => [],
        };

    /// <param name="what">The thing whose metrics are exposed, for the help text.</param>
    public static Option<int?> MetricsPort(string what) =>
        Parsing.Option<int?>(
            "--metrics-port",
            $"Expose the metrics of {what} to Prometheus at http://127.0.0.1:PORT/metrics until the command ends.",
            "PORT",
            "a port from 1 to 65535",
            Port
        );

    public static Option<bool> Json() => new("--json") { Description = "Write the manifest, and nothing else, to standard output." };

    public static Option<bool> Quiet() => new("--quiet") { Description = "Do not show progress." };

    private static bool Port(string text, out int? value)
    {
        var isPort = Parsing.Number<int>(port => port is >= 1 and <= 65535)(text, out var port);
        value = isPort ? port : null;
        return isPort;
    }
}
