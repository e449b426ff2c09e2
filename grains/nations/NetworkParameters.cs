using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The parameters of the mobile network: roll-out, capacity, growth and failures.</summary>
public sealed record NetworkParameters
{
    /// <summary>The published number of base stations in the nation, by date.</summary>
    [Unit("stations", 0, 1000000)]
    public required DatedSeries BaseStations { get; init; }

    /// <summary>The percentage of the nation's people (including closed districts) who live in the range of a base station, by date.</summary>
    [Unit("%", 0, 100)]
    public required DatedSeries PopulationCovered { get; init; }

    /// <summary>The number of sectors (antennas with channels of their own) of a base station.</summary>
    [Unit("sectors", 1, 6)]
    public required Quantity Sectors { get; init; }

    /// <summary>The number of voice channels of a sector when it opens.</summary>
    [Unit("channels", 1, 1000)]
    public required Quantity Channels { get; init; }

    /// <summary>The number of voice channels that the operator adds to a sector in one extension.</summary>
    [Unit("channels", 0, 1000)]
    public required Quantity ChannelStep { get; init; }

    /// <summary>
    /// The number of voice channels of a sector up to which the operator extends it. If even these are too few, the operator builds a further base station, at
    /// most <see cref="ExtraSitesMost"/> in a district. Commands and interventions can set more channels.
    /// </summary>
    [Unit("channels", 1, 1000)]
    public required Quantity ChannelsMost { get; init; }

    /// <summary>The share of blocked calls in the busy hour above which the operator adds capacity to a base station.</summary>
    [Unit("share", 0, 1)]
    public required Quantity BlockingTarget { get; init; }

    /// <summary>The time for which the share of blocked calls must exceed <see cref="BlockingTarget"/> before the operator adds capacity.</summary>
    [Unit("week", 0, 104)]
    public required Quantity ExpansionTime { get; init; }

    /// <summary>
    /// The maximum number of base stations that the operator may add to a district for more capacity, beyond those of the published roll-out.
    /// </summary>
    [Unit("stations", 0, 1000)]
    public required Quantity ExtraSitesMost { get; init; }

    /// <summary>The share of a day's phone traffic that falls in the busiest hour of the day.</summary>
    [Unit("share", 0.04, 1)]
    public required Quantity BusyHourShare { get; init; }

    /// <summary>The bit rate of a voice channel, by which a volume of mobile data is converted to an equivalent load of calls.</summary>
    [Unit("kbit/s", 1, 10000)]
    public required Quantity VoiceRate { get; init; }

    /// <summary>The rate at which a base station in the capital has power cuts that outlast its batteries.</summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity CapitalPowerCuts { get; init; }

    /// <summary>The rate at which a base station outside the capital has power cuts that outlast its batteries.</summary>
    [Unit("1/year", 0, 1000)]
    public required Quantity PowerCuts { get; init; }

    /// <summary>The time for which a power cut that outlasts the batteries keeps a base station off the air.</summary>
    [Unit("hour", 0, 720)]
    public required Quantity PowerCutLength { get; init; }
}

/// <summary>The parameters of phone use by subscribers: minutes, texts, goodwill, and giving up a line.</summary>
public sealed record UseParameters
{
    /// <summary>The minutes of outgoing calls per month that an average subscriber would make if minutes were free.</summary>
    [Unit("min/month", 0, 10000)]
    public required Quantity Minutes { get; init; }

    /// <summary>The spread of the minutes that a subscriber calls in a calendar month: the standard deviation of the logarithm of the minutes.</summary>
    [Unit("log", 0, 3)]
    public required Quantity MinutesSpread { get; init; }

    /// <summary>The elasticity of a subscriber's minutes with respect to the household's income relative to the median.</summary>
    [Unit("elasticity", 0, 3)]
    public required Quantity IncomeElasticity { get; init; }

    /// <summary>The price of a minute at which demand for minutes beyond the included ones falls by half.</summary>
    [Unit("USD/min", 0.0001, 100)]
    public required Quantity HalfPrice { get; init; }

    /// <summary>The mean duration of a phone call.</summary>
    [Unit("s", 1, 3600)]
    public required Quantity HoldingTime { get; init; }

    /// <summary>The number of social ties with a phone at which a subscriber calls about half as many minutes as with very many such ties.</summary>
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

    /// <summary>The share of a subscriber's remaining goodwill towards the network that is lost in a week in which all calls are blocked.</summary>
    [Unit("share", 0, 1)]
    public required Quantity GoodwillLoss { get; init; }

    /// <summary>The rate at which a subscriber's goodwill towards the network, lost through blocked calls, recovers.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity GoodwillRecovery { get; init; }

    /// <summary>The rate at which any phone line is given up, for reasons other than money or a broken handset.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity LapseRate { get; init; }

    /// <summary>The rate, in addition to <see cref="LapseRate"/>, at which lines are given up while the household cannot pay the bill.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity PennilessLapseRate { get; init; }

    /// <summary>The rate, in addition to <see cref="LapseRate"/>, at which lines are given up while the handset is broken.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity BrokenLapseRate { get; init; }

    /// <summary>
    /// The maximum share of the median household's monthly income that a subscriber spends on phone minutes beyond those included in the fee.
    /// </summary>
    [Unit("share", 0, 1)]
    public required Quantity AirtimeShare { get; init; }
}
