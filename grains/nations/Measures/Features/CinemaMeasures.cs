namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of cinemas and of spectators' behaviour, such as calls answered during the film.</summary>
public static class CinemaMeasures
{
    [Counted("cinema_seats_taken", MeasureKind.Flow, "seats", "Cinema seats taken in the tick.")]
    [Exposed("adoptsim_cinema_seats_total", "seats", "Cinema seats taken.", Order = 420)]
    public const Measure SeatsTaken = (Measure)45;

    [Counted("cinema_phone_owners", MeasureKind.Flow, "spectators", "Cinema seats taken in the tick by owners of a phone.")]
    public const Measure PhoneOwners = (Measure)46;

    [Counted("cinema_calls_answered", MeasureKind.Flow, "calls", "Calls answered during the film in the tick.")]
    [Exposed("adoptsim_cinema_calls_answered_total", "calls", "Calls answered during a film.", Order = 430)]
    public const Measure CallsAnswered = (Measure)47;

    [Counted("cinema_shoes_off", MeasureKind.Flow, "spectators", "Spectators who took off their shoes in the tick.")]
    public const Measure ShoesOff = (Measure)48;

    [Counted("cinema_annoyed", MeasureKind.Flow, "spectators", "Spectators annoyed in the tick, by calls or by shoes.")]
    [Exposed("adoptsim_cinema_annoyed_total", "spectators", "Spectators annoyed by calls or shoes.", Order = 440)]
    public const Measure Annoyed = (Measure)49;

    public static readonly Ratio AnnoyedPerThousand = new(
        "cinema_annoyed_per_1000_seats",
        "per 1,000",
        Annoyed,
        SeatsTaken,
        null,
        1_000,
        "Spectators annoyed, per 1,000 cinema seats taken."
    );

    public static readonly Ratio CallsAnsweredPerThousand = new(
        "cinema_calls_answered_per_1000_seats",
        "per 1,000",
        CallsAnswered,
        SeatsTaken,
        null,
        1_000,
        "Calls answered during the film, per 1,000 cinema seats taken.",
        IsColumn: false
    );

    public static Feature Feature { get; } =
        new("cinema", typeof(CinemaMeasures))
        {
            Ratios = [AnnoyedPerThousand, CallsAnsweredPerThousand],
            Charts =
            [
                new("The cinema", "per 1,000 seats taken", [new("spectators annoyed", AnnoyedPerThousand), new("calls answered", CallsAnsweredPerThousand)]),
            ],
            Tables =
            [
                new(
                    "The cinema, by year",
                    [new("seats taken", SeatsTaken), new("calls answered", CallsAnswered), new("annoyed of 1,000 spectators", AnnoyedPerThousand, 1)]
                ),
            ],
            OnPage = [new("annoyed", "Annoyed of 1,000 in the cinema", AnnoyedPerThousand)],
        };
}
