namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of the international Internet: citizens who know of it, have access to it, or visit it.</summary>
public static class InternetMeasures
{
    [Counted("internet_visits", MeasureKind.Flow, "visits", "Visits of citizens to the international Internet in the tick.")]
    [Exposed("adoptsim_internet_visits_total", "visits", "Visits of citizens to the international Internet.", Order = 360)]
    public const Measure Visits = (Measure)40;

    [Counted("internet_aware_people", MeasureKind.Stock, "people", "Citizens who know that the international Internet exists.")]
    [Exposed("adoptsim_internet_aware_people", "people", "People who know that the international Internet exists.", Order = 370)]
    public const Measure AwarePeople = (Measure)50;

    [Counted("internet_users", MeasureKind.Stock, "people", "Citizens with access to the international Internet on a computer.")]
    public const Measure Users = (Measure)61;

    public static readonly Ratio AwareShare = new(
        "internet_aware_percent",
        "percent",
        AwarePeople,
        null,
        PlaceConstant.People,
        100,
        "Citizens who know that the international Internet exists, per 100 people."
    );

    public static Feature Feature { get; } =
        new("internet", typeof(InternetMeasures))
        {
            Ratios = [AwareShare],
            Charts =
            [
                new(
                    "Knowing that the international Internet exists",
                    "% of people",
                    [new("in the capital", AwareShare, Area: ChartArea.Capital), new("elsewhere", AwareShare, Area: ChartArea.Elsewhere)]
                ),
            ],
            Tables =
            [
                new(
                    "Awareness of the Internet, by year",
                    [new("know that it exists", AwarePeople), new("% of people", AwareShare, 2), new("have access", Users)]
                ),
            ],
            OnPage = [new("aware", "Know that the Internet exists", AwareShare)],
            InWatch = [new("Internet known to", [AwareShare], IsPercent: true)],
        };
}
