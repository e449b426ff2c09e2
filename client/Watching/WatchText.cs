using System.Globalization;
using AdoptionSim.Client.Progress;

namespace AdoptionSim.Client.Watching;

/// <summary>What is seen, in words and numbers.</summary>
internal static class WatchText
{
    private const double Thousand = 1e3;
    private const double Million = 1e6;

    public static string Title(RunTitle title) => string.Create(
        CultureInfo.InvariantCulture,
        $"{title.Name}: {title.Nation.Name}, {title.Scenario}, seed {title.Seed}, scale {title.Scale}, {title.Start:yyyy-MM-dd} to {title.Until:yyyy-MM-dd}");

    /// <summary>Simulated subscribers beside what had been published by the day.</summary>
    public static string Subscribers(Sight sight)
    {
        var record = sight.Title.OnRecord(sight.Date) is { } point ? string.Create(CultureInfo.InvariantCulture, $", {point.Subscribers:N0} on record") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sight.Date:yyyy-MM-dd}, {sight.Progress.Subscribers:N0} subscribers{record}");
    }

    /// <summary>Empty where there is nothing besides the phone.</summary>
    public static string Services(ServiceCounts? counts) => counts is { } of
        ? $"intranet {Short(of.Visits)}, posts {Short(of.Posts)}, Internet known to {Percent(of.Aware)}, foreigners {Short(of.Foreigners)}"
        : "";

    /// <summary>Empty while nothing can be said.</summary>
    public static string Speed(Speed speed, string before) =>
        (speed.TicksPerSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{before}{rate:N1} ticks/s") : "")
        + (speed is { TicksPerSecond: not null, Left: { } left } ? $", {ProgressText.Seconds(left)} left" : "");

    /// <summary>A count as 950, 12.5 k or 3.24 M.</summary>
    public static string Short(double count) => count switch
    {
        >= Million => string.Create(CultureInfo.InvariantCulture, $"{count / Million:0.##} M"),
        >= Thousand => string.Create(CultureInfo.InvariantCulture, $"{count / Thousand:0.##} k"),
        _ => count.ToString("0.#", CultureInfo.InvariantCulture),
    };

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:N1} %");

    /// <summary>Real time, in at most eight characters.</summary>
    public static string Time(TimeSpan span) => span.TotalSeconds < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:N1} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:N1} s");
}
