using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The radio network: how it is rolled out, what a station carries, how it grows and fails.</summary>
public sealed record NetworkParameters
{
    /// <summary>Base stations on record.</summary>
    [Unit("stations", 0, 1000000)]
    public required DatedSeries BaseStations { get; init; }

    /// <summary>Percent of the people (closed districts included) who live under a station.</summary>
    [Unit("%", 0, 100)]
    public required DatedSeries PopulationCovered { get; init; }

    /// <summary>Sectors of a base station.</summary>
    [Unit("sectors", 1, 6)]
    public required Quantity Sectors { get; init; }

    /// <summary>Voice channels of a sector when it opens.</summary>
    [Unit("channels", 1, 1000)]
    public required Quantity Channels { get; init; }

    /// <summary>Channels that the operator adds to a sector at once.</summary>
    [Unit("channels", 0, 1000)]
    public required Quantity ChannelStep { get; init; }

    /// <summary>Channels that a sector can have; where they do not suffice a site is added.</summary>
    [Unit("channels", 1, 1000)]
    public required Quantity ChannelsMost { get; init; }

    /// <summary>The blocking probability of the busy hour above which the operator adds capacity.</summary>
    [Unit("share", 0, 1)]
    public required Quantity BlockingTarget { get; init; }

    /// <summary>How long blocking must stay above its target before capacity is added.</summary>
    [Unit("week", 0, 104)]
    public required Quantity ExpansionTime { get; init; }

    /// <summary>Sites that the operator may add to a district beyond the recorded roll-out.</summary>
    [Unit("stations", 0, 1000)]
    public required Quantity ExtraSitesMost { get; init; }

    /// <summary>Share of a day's traffic that falls into its busiest hour.</summary>
    [Unit("share", 0.04, 1)]
    public required Quantity BusyHourShare { get; init; }

    /// <summary>The bit rate of a voice channel, by which mobile data load a station as calls do.</summary>
    [Unit("kbit/s", 1, 10000)]
    public required Quantity VoiceRate { get; init; }

    /// <summary>Power cuts longer than the batteries of a station in the capital.</summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity CapitalPowerCuts { get; init; }

    /// <summary>Power cuts longer than the batteries of a station elsewhere.</summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity PowerCuts { get; init; }

    /// <summary>How long such a cut keeps a station off the air.</summary>
    [Unit("hour", 0, 720)]
    public required Quantity PowerCutLength { get; init; }
}

/// <summary>What subscribers do with their phones.</summary>
public sealed record UseParameters
{
    /// <summary>Minutes a month an average subscriber would talk if minutes were free; outgoing.</summary>
    [Unit("min/month", 0, 10000)]
    public required Quantity Minutes { get; init; }

    /// <summary>Standard deviation of the logarithm of a tick's minutes.</summary>
    [Unit("log", 0, 3)]
    public required Quantity MinutesSpread { get; init; }

    /// <summary>How strongly minutes rise with the household's income relative to the median.</summary>
    [Unit("elasticity", 0, 3)]
    public required Quantity IncomeElasticity { get; init; }

    /// <summary>The price of a minute at which demand beyond the allowance falls to a half.</summary>
    [Unit("USD/min", 0.0001, 100)]
    public required Quantity HalfPrice { get; init; }

    /// <summary>Mean call holding time.</summary>
    [Unit("s", 1, 3600)]
    public required Quantity HoldingTime { get; init; }

    /// <summary>Ties with a phone at which minutes are half of those of one whose ties all have a phone.</summary>
    [Unit("ties", 0, 100)]
    public required Quantity HalfTies { get; init; }

    [Unit("1/month", 0, 10000)]
    public required Quantity Texts { get; init; }

    [Unit("1/month", 0, 10000)]
    public required Quantity Photos { get; init; }

    [Unit("1/month", 0, 10000)]
    public required Quantity Newspapers { get; init; }

    [Unit("1/month", 0, 10000)]
    public required Quantity Books { get; init; }

    /// <summary>How much of the goodwill that is left a tick with all calls blocked takes away.</summary>
    [Unit("share", 0, 1)]
    public required Quantity GoodwillLoss { get; init; }

    /// <summary>How fast lost goodwill comes back.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity GoodwillRecovery { get; init; }

    /// <summary>Lines given up for other reasons than money.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity LapseRate { get; init; }

    /// <summary>Lines given up while the household's purse is empty.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity PennilessLapseRate { get; init; }

    /// <summary>Lines given up while the handset is broken.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity BrokenLapseRate { get; init; }

    /// <summary>Share of the household's monthly income that may go to airtime.</summary>
    [Unit("share", 0, 1)]
    public required Quantity AirtimeShare { get; init; }
}
