using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>The part of the nation that a line of a chart shows.</summary>
public enum ChartArea
{
    Nation,

    /// <summary>The capital's province.</summary>
    Capital,

    /// <summary>All provinces except the capital's.</summary>
    Elsewhere,
}

/// <summary>A line of a chart. A flow is shown a day, a ratio of flows as its mean, anything else on its date.</summary>
/// <param name="Factor">Multiplies a figure that is a ratio, beside its own factor.</param>
/// <param name="Given">The line has a value only on dates on which this ratio has one; null for all dates.</param>
/// <param name="IsOnRight">True if the axis on the right measures it.</param>
public sealed record ChartLine(string Label, Figure Figure, double Factor = 1, ChartArea Area = ChartArea.Nation, NationRatio? Given = null, bool IsOnRight = false);

/// <summary>A chart of a service over time.</summary>
/// <param name="Axis">What the left axis measures, with its unit.</param>
/// <param name="Right">What the right axis measures; null if there is none.</param>
public sealed record ChartPanel(string Title, string Axis, ImmutableArray<ChartLine> Lines, string? Right = null, bool IsLogarithmic = false);

/// <summary>The declarations of all charts of services.</summary>
public static class ChartPanels
{
    private const double Hundred = 100;

    /// <summary>In the order of the picture.</summary>
    public static readonly ImmutableArray<ChartPanel> OfServices =
    [
        new(
            "The intranet",
            "visits a day",
            [
                new("at a terminal", Measure.TerminalVisits), new("found no seat", Measure.TerminalTurnedAway), new("on the phone", Measure.IntranetPhoneVisits),
                new("to the Internet", Measure.InternetVisits),
            ]),
        new(
            "Articles from abroad: the vetting",
            "passed, % since the start",
            [
                new("share that passed", Ratios.VettingPassed, Hundred),
                new("median delay", NationMeasure.VettingMedianDelayDays, Given: Ratios.VettingPassed, IsOnRight: true),
            ],
            "median delay, days"),
        new("Birthdays remembered on a board", "% of birthdays", [new("remembered", Ratios.BirthdaysRemembered, Hundred)]),
        new("The cinema", "per 1,000 seats taken", [new("spectators annoyed", Ratios.CinemaAnnoyed), new("calls answered", Ratios.CinemaCallsAnswered)]),
        new(
            "Knowing that the international Internet exists",
            "% of people",
            [new("in the capital", Ratios.InternetAware, Area: ChartArea.Capital), new("elsewhere", Ratios.InternetAware, Area: ChartArea.Elsewhere)]),
        new("Gadgets in households", "households", [new("with a computer", Measure.Computers), new("with a media player", Measure.Players)]),
        new(
            "Foreigners in the country",
            "people",
            [
                new("present", ForeignMeasure.Present), new("own phone", ForeignMeasure.Lines), new("mobile data", ForeignMeasure.DataUsers), new("broadband", ForeignMeasure.BroadbandUsers),
            ],
            IsLogarithmic: true),
        new(
            "Foreigners' posts abroad",
            "posts a day",
            [new("messages", ForeignMeasure.Messages), new("photos", ForeignMeasure.PhotoPosts), new("of both, over mobile data", ForeignMeasure.PostsOverData)],
            IsLogarithmic: true),
    ];
}
