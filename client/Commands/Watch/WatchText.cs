using System.Globalization;
using AdoptionSim.Client.Progress;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>Formats the state of a run that a user watches as texts.</summary>
internal static class WatchText
{
    private const double Thousand = 1e3;
    private const double Million = 1e6;

    /// <summary>Returns name, scenario, seed, scale and dates of a run as separate texts, most important first.</summary>
    public static IEnumerable<string> TitleParts(RunTitle title) =>
        [
            $"{title.Name}: {title.Nation.Name}",
            title.Scenario,
            string.Create(CultureInfo.InvariantCulture, $"seed {title.Seed}"),
            string.Create(CultureInfo.InvariantCulture, $"scale {title.Scale}"),
            string.Create(CultureInfo.InvariantCulture, $"{title.Start:yyyy-MM-dd} to {title.Until:yyyy-MM-dd}"),
        ];

    /// <summary>
    /// Returns the date, the simulated number of subscribers and the latest published number as separate texts; the last is empty if nothing is published yet.
    /// </summary>
    public static IEnumerable<string> SubscriberParts(WatchSnapshot snapshot) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{snapshot.Date:yyyy-MM-dd}"),
            string.Create(CultureInfo.InvariantCulture, $"{snapshot.Progress.Subscribers:N0} subscribers"),
            snapshot.Title.OnRecord(snapshot.Date) is { } point ? string.Create(CultureInfo.InvariantCulture, $"{point.Published:N0} on record") : "",
        ];

    /// <summary>Returns the figures of services other than the phone, one text each. A nation without such services has no texts.</summary>
    public static IEnumerable<string> ServiceParts(IEnumerable<ServiceCount> counts) =>
        counts.Select(count => $"{count.Headline.Label} {(count.Headline.IsPercent ? Percent(count.Value) : Short(count.Value))}");

    /// <summary>Returns the speed and the remaining time as separate texts. One that is not known is left out; without a speed, both are.</summary>
    public static IEnumerable<string> SpeedParts(Speed speed) =>
        [
            .. speed.TicksPerSecond is { } rate ? [string.Create(CultureInfo.InvariantCulture, $"{rate:N1} ticks/s")] : Array.Empty<string>(),
            .. speed is { TicksPerSecond: not null, Left: { } left } ? [$"{ProgressText.Seconds(left)} left"] : Array.Empty<string>(),
        ];

    /// <summary>Joins texts with commas; empty ones are left out.</summary>
    public static string Join(IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    /// <summary>Formats a count in short, for example as 950, 12.5 k (thousand) or 3.24 M (million).</summary>
    public static string Short(double count) =>
        count switch
        {
            >= Million => string.Create(CultureInfo.InvariantCulture, $"{count / Million:0.##} M"),
            >= Thousand => string.Create(CultureInfo.InvariantCulture, $"{count / Thousand:0.##} k"),
            _ => count.ToString("0.#", CultureInfo.InvariantCulture),
        };

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:N1} %");

    /// <summary>
    /// Formats a duration: below 1 s in milliseconds with one decimal; from 1 s on in seconds, with two decimals below 10 s and one decimal from there on.
    /// </summary>
    public static string Time(TimeSpan span) =>
        span.TotalSeconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:N1} ms")
        : span.TotalSeconds < 10 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:N2} s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:N1} s");
}
